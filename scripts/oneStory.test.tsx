import fc from 'fast-check';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { describeView } from '../components/simulation/describe/describe';
import { eventText } from '../components/simulation/describe/events';
import { Legend } from '../components/simulation/pictures/parts/marks';
import { partsWords } from '../components/simulation/pictures/parts/words';
import { shownAt } from '../components/simulation/shownAt';
import { simulationWords } from '../components/simulation/words';
import { clientLesson, loadLesson } from '../course/build';
import { measure } from '../engine/metrics/measures';
import { namedScenarios } from '../engine/scenario/named';
import { patchScenario } from '../engine/scenario/patch';
import type { Fault, Scenario } from '../engine/scenario/schema';
import type { Run } from '../engine/simulation/run';
import { simulate } from '../engine/simulation/simulate';
import { flowRows, isFate, movementIn } from '../engine/story/flowTable';
import type { FlowMark } from '../engine/story/marks';
import { isMove, MOVEMENTS, type Movement, worse } from '../engine/story/movement';
import { viewOf } from '../engine/story/view';

const { flow: names } = partsWords.en;

/** What the drawn legend counts under a word; a word that is not drawn counts 0. */
function drawnOf(run: Run, tMs: number): (mark: FlowMark) => number {
  const markup = renderToStaticMarkup(<Legend view={viewOf(run, tMs)} locale="en" y={0} />);
  const drawn = shownAt('senior', markup).replaceAll(/<\/?tspan[^>]*>/g, '');
  return (mark) => Number(new RegExp(`>${names[mark]} (\\d+)<`).exec(drawn)?.[1] ?? 0);
}

/** What is said of the marks. */
function saidOf(run: Run, tMs: number): (word: string) => number {
  const said = describeView('flows', viewOf(run, tMs), 'en');
  return (word) => Number(new RegExp(`(?:^|[.;] )${word}: (\\d+)`, 'i').exec(said)?.[1] ?? 0);
}

/** The worst that the table of events tells of each flow up to a moment, read from its words. */
function toldMovements(run: Run, tMs: number): Movement[] {
  const told = run.flows.map((): Movement => 'kept');
  for (const event of run.events)
    if ('flow' in event && event.tMs <= tMs) {
      const { what } = eventText(event, simulationWords.en, 'en');
      told[event.flow] = worse(told[event.flow]!, movementSaid(what));
    }
  return told;
}

function movementSaid(what: string): Movement {
  if (what.startsWith('rerouted')) return 'rerouted';
  if (!what.startsWith('moved')) return 'kept';
  return what.includes('was alive') ? 'needless' : 'moved';
}

/** Picture, words, table of events, table of flows and measures of a run say the same at a moment. */
function requireOneStory(run: Run, tMs: number): void {
  const { flows } = viewOf(run, tMs).frame;
  const [drawn, said] = [drawnOf(run, tMs), saidOf(run, tMs)];
  const told = toldMovements(run, tMs);
  expect(flows.map(({ movement }) => movement)).toEqual(flows.map(({ id }) => told[id]));
  for (const [mark, word] of [
    ['moved', 'moved'],
    ['needless', 'moved needlessly'],
    ['rerouted', 'rerouted'],
    ['stalled', 'unanswered'],
  ] as const) {
    expect(drawn(mark)).toBe(said(word));
    const isCalm = ({ state }: (typeof flows)[number]) => state !== 'broken' && state !== 'stalled';
    if (mark === 'moved' || mark === 'needless')
      expect(drawn(mark)).toBe(flows.filter((one) => isCalm(one) && told[one.id] === mark).length);
  }
  const resets = new Set(
    run.events.flatMap((event) => (event.kind === 'flow-broken' && event.tMs <= tMs ? [event.flow] : [])),
  );
  expect(drawn('broken')).toBe(said('reset'));
  expect(drawn('broken')).toBe(flows.filter(({ id }) => resets.has(id)).length);

  const fates = run.events.filter(isFate);
  const first = fates.filter((event) => event.tMs === fates[0]?.tMs && event.tMs <= tMs);
  const rows = flowRows(run, tMs);
  // Two boxes may leave in one instant: of what is told of a flow, what says most.
  const ofFlow = new Map<number, Movement>();
  for (const event of first) ofFlow.set(event.flow, worse(ofFlow.get(event.flow) ?? 'kept', movementIn(event)));
  for (const movement of first.length > 0 ? MOVEMENTS : [])
    expect(rows.filter(({ verdict }) => verdict === movement)).toHaveLength(
      [...ofFlow.values()].filter((one) => one === movement).length,
    );
  for (const { id, verdict, before, after } of rows) {
    if (verdict === null || after === null || after.end < 0 || before.end < 0) continue;
    // Sent away and back in one instant: the row says what befell it, and that it is where it was.
    if (first.filter(({ flow }) => flow === id).length > 1) continue;
    expect(before.end !== after.end).toBe(isMove(verdict));
    if (before.end === after.end) expect(before.hop !== after.hop).toBe(verdict === 'rerouted');
  }
}

/** Where every flow is in the sample, the measures count what the table of events does, up to the end of a window. */
function requireMeasures(run: Run, tMs: number): void {
  const { untilMs } = run.windows.find((window) => window.untilMs >= tMs)!;
  const fates = run.events.filter(isFate).filter((event) => event.tMs < untilMs);
  const count = (is: (movement: Movement) => boolean) => fates.filter((event) => is(movementIn(event))).length;
  expect(measure(run, 'flows.movedCount', { untilMs })).toBe(count(isMove));
  expect(measure(run, 'flows.needlessCount', { untilMs })).toBe(count((movement) => movement === 'needless'));
  expect(measure(run, 'flows.reroutedCount', { untilMs })).toBe(count((movement) => movement === 'rerouted'));
}

const lbs = (['l4', 'l7'] as const).flatMap((tier) =>
  ['A', 'B', 'C'].map((zone) => ({ id: `${tier}-${zone.toLowerCase()}`, zone, tier, weight: 1, cores: 4 })),
);
const LB_FAULTS = ['lb-crash', 'lb-hang', 'link-down', 'proxy-death', 'daemon-death', 'drain', 'list-skew'] as const;
const DURATION_MS = 6000;

const fault = fc.record({
  kind: fc.constantFrom(...LB_FAULTS),
  target: fc.constantFrom(...lbs.map(({ id }) => id)),
  atMs: fc.integer({ min: 500, max: 4500 }),
  forMs: fc.option(fc.integer({ min: 100, max: 2000 }), { nil: null }),
});
const scenarios = fc
  .record({
    seed: fc.nat(0xffffffff),
    tiers: fc.constantFrom('one', 'two', 'two'),
    kind: fc.constantFrom('ecmp', 'ecmp', 'ecmp', 'vrrp'),
    algorithm: fc.constantFrom('hash-threshold', 'modulo-n', 'resilient', 'hrw'),
    idleTimerMs: fc.constantFrom(0, 500),
    choice: fc.constantFrom('maglev', 'maglev', 'round-robin'),
    connectionTracking: fc.boolean(),
    link: fc.boolean(),
    faults: fc.array(fault, { minLength: 1, maxLength: 3 }),
  })
  .map(({ seed, tiers, kind, algorithm, idleTimerMs, choice, connectionTracking, link, faults }): Scenario => {
    const isTwo = tiers === 'two';
    const known = lbs.filter(({ tier }) => isTwo || tier === 'l7');
    return patchScenario(namedScenarios.flagship, {
      seed,
      durationMs: DURATION_MS,
      // All of them.
      sampledFlows: 1000,
      topology: { lbs: known },
      traffic: { arrivals: { kind: 'poisson', flowsPerS: 15 }, flowMs: 3000 },
      policies: {
        entry: { kind, tiers: isTwo ? 'two' : 'one' },
        ecmp: { algorithm, idleTimerMs },
        l4: { choice, tableSize: 251, connectionTracking: connectionTracking || choice === 'round-robin' },
        detection: { link },
      },
      faults: faults.filter(({ target }) => known.some(({ id }) => id === target)) as Fault[],
    });
  });

describe('a run is told once: picture, words, tables and measures agree', () => {
  it('of random runs, at random moments', () => {
    const told = { moved: 0, needless: 0, rerouted: 0, resets: 0 };
    fc.assert(
      fc.property(
        scenarios,
        fc.array(fc.integer({ min: 0, max: DURATION_MS }), { maxLength: 3 }),
        (scenario, moments) => {
          const run = simulate(scenario);
          for (const tMs of [...moments, DURATION_MS]) {
            requireOneStory(run, tMs);
            requireMeasures(run, tMs);
          }
          told.moved += measure(run, 'flows.movedCount');
          told.needless += measure(run, 'flows.needlessCount');
          told.rerouted += measure(run, 'flows.reroutedCount');
          told.resets += measure(run, 'connections.brokenCount');
        },
      ),
      { numRuns: Number(process.env.FAST_CHECK_RUNS) || 300 },
    );
    for (const count of Object.values(told)) expect(count).toBeGreaterThan(100);
  });

  it('of two tiers at 4,600 ms: the L4 box that forwards is lost, and nobody has moved', async () => {
    const { simulations } = clientLesson(await loadLesson(process.cwd(), 'two-tiers'));
    const run = simulate(simulations['two-tiers']!.scenario);
    requireOneStory(run, 4600);
    const said = saidOf(run, 4600);
    expect([said('moved'), said('moved needlessly')]).toEqual([0, 0]);
    expect(said('rerouted')).toBeGreaterThan(10);
    expect(flowRows(run, 4600).filter(({ verdict }) => verdict === 'rerouted').length).toBeGreaterThan(10);
    expect(measure(run, 'flows.needlessCount')).toBe(0);
  });

  it('of the day of a SaaS at 125 s', () => {
    const run = simulate(namedScenarios['saas-day']);
    requireOneStory(run, 125_000);
    expect(saidOf(run, 125_000)('rerouted')).toBe(drawnOf(run, 125_000)('rerouted'));
  });

  it('of a crash whose connections were all reset: at rest the picture still counts them', () => {
    const crash: Fault = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null };
    const run = simulate(patchScenario(namedScenarios.anycast, { faults: [crash] }));
    const { durationMs } = run.scenario;
    requireOneStory(run, durationMs);
    expect(drawnOf(run, durationMs)('broken')).toBeGreaterThan(0);
    expect(saidOf(run, durationMs)('reset')).toBeGreaterThan(0);
  });
});
