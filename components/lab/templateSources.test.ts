import { expect, it } from 'vitest';
import { loadLesson } from '../../course/build';
import { measure } from '../../engine/metrics/measures';
import type { Run } from '../../engine/simulation/run';
import { simulate } from '../../engine/simulation/simulate';
import { tallyOf } from '../../engine/story/marks';
import { viewOf } from '../../engine/story/view';
import { TEMPLATES, type TemplateId } from './templateSources';

const endOf = (run: Run) => viewOf(run, run.scenario.durationMs).frame;
const routedAt = (run: Run, tMs: number) => viewOf(run, tMs).frame.lbs.filter(({ routed }) => routed).length;
const lateShare = (run: Run, name: Parameters<typeof measure>[1], fromMs: number) =>
  measure(run, name, { fromMs, untilMs: run.scenario.durationMs });

/** What a run of each must be, for its name to be true of it. */
const SHOWS: Readonly<Record<TemplateId, (run: Run) => boolean>> = {
  'one-lb': (run) =>
    run.scenario.topology.lbs.length === 1 && measure(run, 'outage.clientMs') === Number.POSITIVE_INFINITY,
  pair: (run) =>
    run.scenario.policies.entry.kind === 'vrrp' &&
    endOf(run).lbs[0]?.state === 'dead' &&
    endOf(run).lbs[1]?.routed === true,
  anycast: (run) => routedAt(run, 3900) === 3 && routedAt(run, 12_000) === 2 && tallyOf(endOf(run).flows).needless > 0,
  'two-tiers': (run) =>
    run.scenario.policies.entry.tiers === 'two' &&
    endOf(run).lbs[0]?.state === 'dead' &&
    endOf(run).flows.length > 0 &&
    tallyOf(endOf(run).flows).reset === 0,
  'two-regions': (run) =>
    run.scenario.topology.regions?.length === 2 &&
    measure(run, 'flows.openedShare:lb-b', { fromMs: 0, untilMs: 29_000 }) === 0 &&
    lateShare(run, 'flows.openedShare:lb-b', 250_000) > 0.8,
  storm: (run) =>
    run.scenario.faults.every(({ forMs }) => forMs === 1000) && lateShare(run, 'requests.failedShare', 50_000) > 0.5,
};

it.each(Object.keys(TEMPLATES) as TemplateId[])('the template %s runs and shows what its name says', async (id) => {
  const { lesson, scenario } = TEMPLATES[id];
  const run = simulate((await loadLesson(process.cwd(), lesson)).scenarios[scenario]!);
  expect(SHOWS[id](run)).toBe(true);
});
