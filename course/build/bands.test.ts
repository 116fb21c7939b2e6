import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../engine/errors';
import { namedScenarios } from '../../engine/scenario/named';
import type { Scenario } from '../../engine/scenario/schema';
import { type Bands, bandsText, readBands, writeBands } from './bands';
import { type CheckOptions, checkContent } from './check';
import { engine } from './engine';
import { answersOf, keyOf, turnsOf } from './figures';
import { change, copiedCourse } from './fixtures/copiedCourse';
import { smallEngine } from './fixtures/smallEngine';
import { onAllCores } from './pool';
import { problemText } from './problem';
import { runnerCode } from './runnerCode';

const scenario = namedScenarios.anycast!;

describe('the key of a figure', () => {
  const key = keyOf({ scenario, measure: 'lb.share:lb-a' });

  it('begins with the measure and does not depend on the order in which fields are written', () => {
    const turned = Object.fromEntries(Object.entries(scenario).reverse()) as typeof scenario;
    expect(key).toMatch(/^lb\.share:lb-a [0-9a-f]{16}$/);
    expect(keyOf({ measure: 'lb.share:lb-a', scenario: turned, window: undefined })).toBe(key);
  });

  it('changes with all that is asked, and with the order of the boxes', () => {
    const lbs = [...scenario.topology.lbs].reverse();
    const others = [
      keyOf({ scenario, measure: 'lb.share:lb-b' }),
      keyOf({ scenario, measure: 'lb.share:lb-a', window: { fromMs: 1 } }),
      keyOf({ scenario: { ...scenario, seed: 2 }, measure: 'lb.share:lb-a' }),
      keyOf({ scenario: { ...scenario, topology: { ...scenario.topology, lbs } }, measure: 'lb.share:lb-a' }),
    ];
    expect(new Set([key, ...others]).size).toBe(5);
  });
});

describe('the turns of a scenario', () => {
  it('are twelve seeds from its own on, and the same over twice the duration', () => {
    const turns = turnsOf({ ...scenario, seed: 2 ** 32 - 2 });
    expect(turns.map(({ seed }) => seed)).toEqual([
      ...[4294967294, 4294967295, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
      ...[4294967294, 4294967295, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9],
    ]);
    expect(turns.map(({ durationMs }) => durationMs)).toEqual([...Array(12).fill(12_000), ...Array(12).fill(24_000)]);
    expect(turns[0]).toEqual({ ...scenario, seed: 2 ** 32 - 2 });
  });
});

describe('kept figures', () => {
  const bands: Bands = {
    engine: 'e',
    figures: new Map([
      ['b 2', [Number.NaN, Number.POSITIVE_INFINITY, 0.1 + 0.2]],
      ['a 1', [new EngineError('run', 1, 'a run with a failover')]],
    ]),
  };

  it('come back as they were, what is no number included', () => {
    const folder = copiedCourse();
    writeBands(folder, bands);
    expect(readBands(folder)?.engine).toBe('e');
    expect([...readBands(folder)!.figures]).toEqual([...bands.figures].reverse());
  });

  it('are a line each, in the order of their keys', () => {
    expect(bandsText(bands).split('\n').slice(3, 5)).toEqual([
      '    "a 1": [{"field":"run","value":1,"rule":"a run with a failover"}],',
      '    "b 2": ["NaN","Infinity",0.30000000000000004]',
    ]);
  });

  it('count for nothing where the file is torn by a merge', () => {
    const folder = copiedCourse();
    writeFileSync(join(folder, 'bands.json'), '<<<<<<< ours\n{}\n');
    expect(readBands(folder)).toBeUndefined();
  });
});

describe('a check with kept figures', () => {
  const FILE = 'content/01-many-boxes/bands.json';
  const options = (over: Partial<NonNullable<CheckOptions['bands']>> = {}): CheckOptions => ({
    bands: { engine: 'one', again: () => false, demanded: false, mayWrite: true, ...over },
  });
  async function check(root: string, given: CheckOptions) {
    const small = smallEngine();
    const { problems } = await checkContent(root, small, given);
    return { runs: small.simulated, problems: problems.map(problemText) };
  }

  it('runs all once, then nothing, then what has changed alone', async () => {
    const root = copiedCourse();
    expect(await check(root, options())).toEqual({ runs: 72, problems: [] });
    expect(await check(root, options())).toEqual({ runs: 0, problems: [] });
    change(root, '01-many-boxes/lesson.yaml', 'algorithm: modulo-n', 'algorithm: modulo-n }, dns: { ttlMs: 7000');
    expect(await check(root, options())).toEqual({ runs: 24, problems: [] });
    expect(await check(root, options())).toEqual({ runs: 0, problems: [] });
  });

  it('trusts no figures of another engine', async () => {
    const root = copiedCourse();
    await check(root, options({ engine: 'another' }));
    expect(await check(root, options())).toEqual({ runs: 72, problems: [] });
    expect(readBands(join(root, 'content/01-many-boxes'))?.engine).toBe('one');
  });

  it('that makes runs again stops at a figure that the same engine does not give', async () => {
    const root = copiedCourse();
    await check(root, options());
    change(root, '01-many-boxes/bands.json', '[0.5,', '[0.51,');
    const { runs, problems } = await check(root, options({ again: () => true }));
    expect(runs).toBe(72);
    expect(problems).toEqual([
      expect.stringMatching(
        /^content\/01-many-boxes\/bands\.json:1:1: the engine is the same and gives other figures for flows\.movedShare [0-9a-f]{16}; remove the file$/,
      ),
    ]);
  });

  it('makes the runs of those scenarios again that it is told to', async () => {
    const root = copiedCourse();
    await check(root, options());
    const again = ({ policies }: Scenario) => policies.ecmp.algorithm === 'modulo-n';
    expect(await check(root, options({ again }))).toEqual({ runs: 24, problems: [] });
  });

  it('writes nothing where a commit is judged: a build goes on, a check demands the file', async () => {
    const root = copiedCourse();
    expect(await check(root, options({ mayWrite: false }))).toEqual({ runs: 72, problems: [] });
    expect(await check(root, options({ mayWrite: false, demanded: true }))).toEqual({
      runs: 72,
      problems: [
        `${FILE}:1:1: the figures are of another engine or other content; run npm run check and commit the file`,
      ],
    });
    expect(existsSync(join(root, FILE))).toBe(false);
  });

  it('gives the same bytes each time', async () => {
    const [one, two] = [copiedCourse(), copiedCourse()];
    await check(one, options());
    await check(two, options({ again: () => true }));
    expect(readFileSync(join(two, FILE), 'utf8')).toBe(readFileSync(join(one, FILE), 'utf8'));
  });
});

describe('runs on all cores', () => {
  it('answer as runs made here, one after the other, refusals included', async () => {
    const questions = [{ measure: 'lb.share:lb-a' }, { measure: 'outage.detectMs' }, { measure: 'luck' }];
    const jobs = [scenario, namedScenarios.zones!, { ...scenario, durationMs: -1 }].map((one) => ({
      scenario: one,
      questions,
    }));
    const code = await runnerCode(join(import.meta.dirname, '../..'));
    const here = jobs.map((job) => answersOf(engine, job));
    expect(here.flat().filter((figure) => figure instanceof EngineError).length).toBeGreaterThan(3);
    expect(await onAllCores(code)(jobs)).toEqual(here);
  });
});
