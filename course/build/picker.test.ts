import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/scenario/schema';
import { bestOf, scoresOf } from '../exercise/topology';
import type { PickerSpec } from '../schema/lesson';
import { shapeOf } from '../schema/meaning';
import { clientLessonOf } from './client';
import { engine } from './engine';
import { Evaluator } from './evaluator';
import { type Lesson, readCourse, readLesson } from './load';
import { checkPicker } from './picker';
import { layPatch } from './scenarios';

const root = join(import.meta.dirname, '../..');
const flagship = await readLesson(await readCourse(root), 'resilient-lb-architecture', engine.named);
const evaluator = new Evaluator(engine);

/** The flagship with another picker. */
function withPicker(change: Partial<PickerSpec>): Lesson {
  const value = { ...flagship.yaml.value, picker: { ...flagship.yaml.value.picker!, ...change } };
  return { ...flagship, yaml: { ...flagship.yaml, value } };
}

const { candidates, measures } = flagship.yaml.value.picker!;
const scenario = clientLessonOf(flagship, {}).picker!.scenario;
const rowOf = (id: string, over: Record<string, unknown> = {}, base: Scenario = scenario) => {
  const changed = layPatch(layPatch(base, candidates.find((one) => one.id === id)!.patch), over);
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
      { policies: { lists: { spreadMs: 30_000 } } },
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
    };
    const lesson = withPicker({ candidates: [...candidates, fifth] });
    const picker = clientLessonOf(lesson, {}).picker!;
    expect(picker.candidates.map(({ id }) => id)).toEqual([...ids, fifth.id]);
    expect(shapeOf(lesson.yaml.value).quiz.at(-1)!.options).toEqual([...ids, fifth.id]);
    expect(checkPicker(lesson, evaluator)).toEqual({ candidates: 5, problems: [] });
    const figures = picker.candidates.map(({ id, patch }) => {
      const own = layPatch(picker.scenario, patch);
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
    const twins = [...candidates, { id: 'twin', patch: {} }];
    expect(found({ candidates: twins })).toContain(
      'picker: expected one candidate to be the best at the published weights, found anycast-two-tiers, twin',
    );
  });

  it('whose best is named a misconception', () => {
    const named = candidates.map((one) => ({ ...one, misconception: 'a-pair-is-enough' }));
    expect(found({ candidates: named })).toContain(
      'anycast-two-tiers is the best at the published weights, and is named a misconception',
    );
  });

  it('that measures what there is not', () => {
    expect(found({ measures: [{ measure: 'luck', weight: 1 }] })).toContain('picker: measure: expected one of');
  });
});
