import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';
import { patchesOf } from '../exercise/equipment';
import { bestOf, scoresOf } from '../exercise/topology';
import type { PickerSpec } from '../schema/lesson';
import { shapeOf } from '../schema/meaning';
import { pickerOf } from './client';
import { engine } from './engine';
import { type Engine, Evaluator } from './evaluator';
import { hashOf } from './figures';
import { type Lesson, readCourse, readLesson } from './load';
import { checkPicker } from './picker';
import { layPatch } from './scenarios';

const root = join(import.meta.dirname, '../..');
const flagship = await readLesson(await readCourse(root), 'resilient-lb-architecture', engine.named);
/** Every turn gives what the first does: what differs between them is the small course's to judge. */
const runs = new Map<string, Run>();
const evaluator = new Evaluator({
  ...engine,
  simulate(scenario) {
    const own = { ...scenario, seed: 1, durationMs: engine.named['saas-day']!.durationMs };
    const key = hashOf(own);
    const run = runs.get(key) ?? engine.simulate(own);
    runs.set(key, run);
    return run;
  },
});

/** The picker as its page gets it, without the rest of the lesson, whose predictions take minutes to work out. */
const pickerIn = (lesson: Lesson, by: Evaluator) => pickerOf(lesson, lesson.yaml.value.picker!, by);

/** The flagship with another picker. */
function withPicker(change: Partial<PickerSpec>): Lesson {
  const value = { ...flagship.yaml.value, picker: { ...flagship.yaml.value.picker!, ...change } };
  return { ...flagship, yaml: { ...flagship.yaml, value } };
}

const { candidates, measures } = flagship.yaml.value.picker!;
const scenario = pickerIn(flagship, evaluator).scenario;
const rowOf = (id: string, over: Record<string, unknown> = {}, base: Scenario = scenario) => {
  const changed = layPatch(patchesOf(candidates.find((one) => one.id === id)!).reduce(layPatch, base), over);
  return measures.map(({ measure }) => evaluator.measure(changed, measure));
};
const ids = candidates.map(({ id }) => id);

describe('the picker of the flagship', () => {
  it.each(ids)('without faults nobody goes unanswered: %s', (id) => {
    const [outage, broken] = rowOf(id, { faults: [] });
    expect([outage, broken]).toEqual([0, 0]);
  });

  it.each([
    ['the TTL', { policies: { dns: { ttlMs: 15_000 } } }, ['active-passive', 'anycast-two-tiers', 'dns-round-robin']],
    ['BFD', { policies: { detection: { bfd: { txMs: 3000, multiplier: 5 } } } }, ['anycast-two-tiers']],
    ['the VRRP timer', { policies: { entry: { vrrpAdvertMs: 5000 } } }, ['active-passive']],
    [
      'the registry’s delay',
      { policies: { lists: { spreadMs: 120_000 } } },
      ['anycast-two-tiers', 'active-passive', 'client-side'],
    ],
  ])('%s changes the rows that depend on it and no other', (_, over, dependent) => {
    const changed = ids.filter((id) => JSON.stringify(rowOf(id, over)) !== JSON.stringify(rowOf(id)));
    expect(changed.sort()).toEqual(dependent.sort());
  });

  it('a shorter TTL shortens the outage that waits for DNS', () => {
    expect(rowOf('anycast-two-tiers', { policies: { dns: { ttlMs: 15_000 } } })[0]).toBeLessThan(
      rowOf('anycast-two-tiers')[0]!,
    );
  });

  it('a fifth candidate is data: it goes to the page and to progress, is run, and may be the best', () => {
    const patient = candidates.find(({ id }) => id === 'client-side')!;
    const fifth = {
      id: 'client-side-pushed',
      patch: {
        ...patient.patch,
        policies: { entry: { kind: 'client', tiers: 'one' }, lists: { scope: 'everywhere', spreadMs: 0 } },
      },
      equipment: patient.equipment.filter(({ id }) => id !== 'poll'),
    };
    const lesson = withPicker({ candidates: [...candidates, fifth] });
    const picker = pickerIn(lesson, evaluator);
    expect(picker.candidates.map(({ id }) => id)).toEqual([...ids, fifth.id]);
    expect(shapeOf(lesson.yaml.value).exercises[0]!.options).toEqual([...ids, fifth.id]);
    expect(checkPicker(lesson, evaluator)).toEqual({ candidates: 5, standing: 'robust', problems: [] });
    const figures = picker.candidates.map(({ id, ...candidate }) => {
      const own = patchesOf(candidate).reduce(layPatch, picker.scenario);
      return [id, measures.map(({ measure }) => evaluator.measure(own, measure))];
    });
    expect(bestOf(scoresOf(Object.fromEntries(figures), [1, 0, 0, 0], ['less', 'less', 'less', 'less']))).toEqual([
      fifth.id,
    ]);
  });
});

describe('the build stops at a picker', () => {
  const found = (change: Partial<PickerSpec>) => checkPicker(withPicker(change), evaluator).problems[0]?.message;

  it('in which two are the best', () => {
    const twins = [...candidates, { ...candidates.find(({ id }) => id === 'client-side')!, id: 'twin' }];
    expect(found({ candidates: twins })).toContain(
      'picker: expected one candidate to be the best at the published weights, found client-side, twin',
    );
  });

  it('whose best is named a misconception', () => {
    const named = candidates.map((one) => ({ ...one, misconception: 'a-pair-is-enough' }));
    expect(found({ candidates: named })).toContain(
      'client-side is the best at the published weights, and is named a misconception',
    );
  });

  it('that measures what there is not', () => {
    expect(found({ measures: [{ measure: 'luck', weight: 1 }] })).toContain('picker: measure: expected one of');
  });
});

describe('a picker and chance', () => {
  /** The pair is worse by 1, except with a seed of three. */
  const lucky: Engine = {
    ...engine,
    simulate: (scenario) => ({
      scenario,
      events: [],
      flows: [],
      worlds: [],
      failovers: [],
      windows: [],
      unanswered: [],
    }),
    measure: ({ scenario: { policies, seed } }) => (policies.entry.kind === 'vrrp' ? (seed % 3 === 0 ? 0 : 2) : 1),
  };
  const pair = { id: 'pair', patch: { policies: { entry: { kind: 'vrrp' } } }, equipment: [] };
  const lesson = (change: Partial<PickerSpec>) =>
    withPicker({
      measures: [{ measure: 'outage.clientMs', weight: 1 }],
      candidates: [{ id: 'both', patch: {}, equipment: [] }, pair],
      ...change,
    });
  const judged = (change: Partial<PickerSpec>, judge: Engine = lucky) =>
    checkPicker(lesson(change), new Evaluator(judge));

  it('stops the build where another candidate is the best with another seed', () => {
    const { standing, problems } = judged({});
    expect(standing).toBe('fails');
    expect(problems[0]?.message).toContain(
      'picker: expected both to be the best in every run, found pair with seed 3, pair with seed 6, pair with seed 9, pair with seed 12, pair with seed 3 and twice as long,',
    );
  });

  it('is sound where its verdict says so, with how often each is the best', () => {
    expect(judged({ varies: true })).toEqual({ candidates: 2, standing: 'varies', problems: [] });
    const picker = pickerIn(lesson({ varies: true }), new Evaluator(lucky));
    expect(picker.wins).toEqual({ both: 8, pair: 4 });
    expect(pickerIn(lesson({}), new Evaluator(lucky)).wins).toBeUndefined();
  });

  it('says so of no verdict that is the same, and lets no misconception be the best by luck', () => {
    const steady: Engine = { ...lucky, measure: ({ scenario }) => (scenario.policies.entry.kind === 'vrrp' ? 2 : 1) };
    expect(judged({ varies: true }, steady).problems[0]?.message).toBe(
      'picker: both is the best with every seed; remove `varies`',
    );
    const candidates = [
      { id: 'both', patch: {}, equipment: [] },
      { ...pair, misconception: 'a-pair-is-enough' },
    ];
    expect(judged({ varies: true, candidates }).problems[0]?.message).toContain(
      'picker: expected no misconception to be the best with any seed, found pair with seed 3,',
    );
  });

  it('may depend on how long the day is, for a reason', () => {
    const long: Engine = {
      ...lucky,
      measure: ({ scenario: { policies, durationMs } }) =>
        (policies.entry.kind === 'vrrp') === durationMs > scenario.durationMs ? 1 : 2,
    };
    expect(judged({}, long).problems[0]?.message).toContain('found pair with seed 1 and twice as long,');
    expect(judged({ durationMatters: 'a day' }, long).problems).toEqual([]);
  });
});
