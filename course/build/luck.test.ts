import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../engine/scenario/schema';
import { checkContent } from './check';
import { clientLessonOf } from './client';
import { Evaluator } from './evaluator';
import { change, copiedCourse } from './fixtures/copiedCourse';
import { smallEngine } from './fixtures/smallEngine';
import { readCourse, readLesson } from './load';
import { predictionsOf } from './predictions';
import { problemText } from './problem';
import { valuesOfLesson } from './values';

type Chance = (scenario: Scenario) => number;

const LESSON = '01-many-boxes/lesson.yaml';
const resilient = ({ policies }: Scenario) => policies.ecmp.algorithm === 'resilient';
const hashed = ({ policies }: Scenario) => policies.ecmp.algorithm === 'hash-threshold';
const isLong = ({ durationMs }: Scenario) => durationMs > 1000;

/** What an author reads of the small course under a chance, without the file's name and the accounts of rubrics. */
async function told(chance: Chance, ...changes: readonly [from: string, to: string][]): Promise<string[]> {
  const root = copiedCourse();
  for (const [from, to] of changes) change(root, LESSON, from, to);
  const { problems } = await checkContent(root, smallEngine(chance));
  return problems.map((each) => problemText(each).split('\n')[0]!.replace(`content/${LESSON}:`, ''));
}

const CLAIM = 'measure: flows.movedShare, op: less, value: 0.4';
const claimSays = (word: string): [string, string] => [CLAIM, `${CLAIM}, ${word}`];
const predictionSays = (word: string): [string, string] => ['close: 0.05,', `close: 0.05, ${word},`];

describe('a statement that holds with one seed', () => {
  const oneOfTwelve: Chance = (scenario) => (hashed(scenario) && scenario.seed === 4 ? 0.06 : 0);

  it('stops the build, with file, line, the seeds that deny it and what they give', async () => {
    expect(await told(oneOfTwelve)).toEqual([
      '30:3: claim moved: expected about 0.5 ± 0.01 for each of 12 seeds, found 0.56 with seed 4 (flows.movedShare of the scenario crash); state what holds for every seed, or tell it as a range by `varies: true`',
      '20:3: prediction moved: expected 0.5 ± 0.05 for each of 12 seeds, found 0.56 with seed 4; state what holds for every seed, or tell it as a range by `varies: true`',
    ]);
  });

  it('stops it too where the expectation is a bound and the number that is told is another', async () => {
    expect(await told((scenario) => (resilient(scenario) && scenario.seed === 12 ? 0.06 : 0))).toEqual([
      '31:3: claim moved-resilient: expected less than 0.4, near the 0.333333 that is told for each of 12 seeds, found 0.393333 with seed 12 (flows.movedShare of the scenario crash-resilient); state what holds for every seed, or tell it as a range by `varies: true`',
    ]);
  });

  it('is no matter with a thirteenth seed', async () => {
    expect(await told(({ seed }) => (seed === 13 ? 0.3 : 0))).toEqual([]);
  });

  it('may be told as a range, and then must hold for each seed all the same', async () => {
    const wide: Chance = (scenario) => (resilient(scenario) ? -0.02 * scenario.seed : 0);
    expect(await told(wide, claimSays('varies: true'))).toEqual([]);
    const tooWide: Chance = (scenario) => (resilient(scenario) && scenario.seed === 2 ? 0.08 : 0);
    expect((await told(tooWide, claimSays('varies: true')))[0]).toContain(
      'expected less than 0.4, near the range that is told for each of 12 seeds, found 0.413333 with seed 2 (flows.movedShare of the scenario crash-resilient); state what holds for every seed',
    );
  });

  it('is not called varying where it is the same', async () => {
    expect(await told(() => 0, claimSays('varies: true'))).toEqual([
      '31:3: claim moved-resilient: it is 33% with every seed (flows.movedShare of the scenario crash-resilient); remove `varies`',
    ]);
  });
});

describe('a statement that holds because the run ends', () => {
  const longer: Chance = (scenario) => (resilient(scenario) && isLong(scenario) ? 0.06 : 0);

  it('stops the build', async () => {
    const [first, ...more] = await told(longer);
    expect(more).toEqual([]);
    expect(first).toContain(
      '31:3: claim moved-resilient: expected less than 0.4, near the 0.333333 that is told over twice the duration too, found 0.393333 with seed 1, 0.393333 with seed 2,',
    );
    expect(first).toContain('measure a span that ends (window.untilMs), or give the reason as `durationMatters`');
  });

  it('may be meant, for a reason', async () => {
    expect(await told(longer, claimSays('durationMatters: a part of the run'))).toEqual([]);
  });

  it('is not called so where the duration does not matter', async () => {
    expect(
      await told(() => 0, claimSays('durationMatters: a part'), predictionSays('durationMatters: a part')),
    ).toEqual([
      '31:3: claim moved-resilient: it is the same over twice the duration (flows.movedShare of the scenario crash-resilient); remove `durationMatters`',
      '20:3: prediction moved: it is the same over twice the duration; remove `durationMatters`',
    ]);
  });
});

describe('a rubric', () => {
  it('has the same right option with every seed', async () => {
    const another: Chance = (scenario) => (hashed(scenario) && [5, 6].includes(scenario.seed) ? 0.45 : 0);
    expect(await told(another)).toContainEqual(
      expect.stringContaining(
        `trace who-moves: expected exactly half to hold as written in every run, found everyone with seed 5, everyone with seed 6, everyone with seed 5 and twice as long, everyone with seed 6 and twice as long; state`,
      ),
    );
  });

  it('has one in each variant', async () => {
    const none: Chance = (scenario) => (resilient(scenario) && scenario.seed === 5 && isLong(scenario) ? 0.3 : 0);
    expect(await told(none)).toContainEqual(
      expect.stringContaining(
        `trace who-moves: expected exactly own to hold in the variant resilient in every run, found none with seed 5 and twice as long; state`,
      ),
    );
  });

  it('has worlds that make their option hold with every seed', async () => {
    const dim: Chance = ({ policies, seed }) => (policies.ecmp.algorithm === 'modulo-n' && seed === 9 ? -0.2 : 0);
    expect(await told(dim)).toEqual([
      expect.stringContaining(
        'trace who-moves: expected everyone to hold under its trueUnder in every run, found none with seed 9, none with seed 9 and twice as long; state',
      ),
    ]);
  });

  it('may be about a part of a run, for a reason', async () => {
    const none: Chance = (scenario) => (resilient(scenario) && scenario.seed === 5 && isLong(scenario) ? 0.3 : 0);
    const reasoned: [string, string] = [
      'runs: { main: crash }',
      'runs: { main: crash }\n      durationMatters: a part',
    ];
    expect((await told(none, reasoned)).filter((text) => text.includes('who-moves'))).toEqual([]);
    expect(await told(() => 0, reasoned)).toEqual([
      '39:7: trace who-moves: it is the same over twice the duration; remove `durationMatters`'.replace('39:7', '41:7'),
    ]);
  });
});

describe('what varies', () => {
  const varying: Chance = ({ seed }) => 0.01 * (seed % 4);

  async function lesson() {
    const root = copiedCourse();
    change(root, LESSON, 'tolerance: 0.01, format', 'tolerance: 0.05, varies: true, format');
    change(root, LESSON, ...predictionSays('varies: true'));
    change(root, LESSON, 'claim: double, format: ms', 'claim: moved, format: percent');
    const engine = smallEngine(varying);
    const evaluator = new Evaluator(engine);
    const read = await readLesson(await readCourse(root), 'many-boxes', engine.named);
    return { read, evaluator, values: valuesOfLesson(read, evaluator) };
  }

  it('is printed as the range over the seeds, for the language', async () => {
    const { values } = await lesson();
    expect(values.claim('moved', 'en')).toBe('50–53% (twelve runs)');
    expect(values.claim('moved', 'ru')).toBe('50–53\u00a0% (двенадцать прогонов)');
  });

  it('is graded by the range, in the page and when the reader looks back', async () => {
    const { read, evaluator, values } = await lesson();
    const band = { least: 0.5, most: 0.53 };
    const client = clientLessonOf(read, values.claims, evaluator);
    expect(client.simulations.flows?.prediction).toMatchObject({ close: 0.05, band });
    expect(client.recall[0]?.item).toMatchObject({ kind: 'number', value: band });
    expect(predictionsOf(read, 'en', values, evaluator)[0]).toMatchObject({ found: 0.51, band });
  });

  it('is printed, while a page is being written, as the one run of its own seed gives it', async () => {
    const { read } = await lesson();
    const engine = smallEngine(varying);
    const seeds: number[] = [];
    const simulate: typeof engine.simulate = (scenario) => {
      seeds.push(scenario.seed);
      return engine.simulate(scenario);
    };
    const draft = new Evaluator({ ...engine, simulate }, undefined, true);
    expect(valuesOfLesson(read, draft).claim('moved', 'en')).toBe('51%');
    expect(new Set(seeds)).toEqual(new Set([1]));
  });

  it('is listed with its range', async () => {
    const root = copiedCourse();
    change(root, LESSON, 'tolerance: 0.01, format', 'tolerance: 0.05, varies: true, format');
    const { lines } = await checkContent(
      root,
      smallEngine((scenario) => (hashed(scenario) ? varying(scenario) : 0)),
    );
    expect(lines).toContain('  varies: many-boxes moved: 50–53% (twelve runs)');
    expect(lines).toContainEqual(expect.stringContaining('claims 1 robust, 1 vary, 0 fail'));
  });
});
