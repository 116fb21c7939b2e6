import { describe, expect, it } from 'vitest';
import { vrrpMasterDownMs } from '../detection/failureDetection';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from '../simulation/simulate';
import { holdTimers } from './holdTimers';
import { viewOf } from './view';

const FAULT_MS = 4000;
const fault = (kind: Fault['kind'], target = 'lb-a', forMs: number | null = null): Fault => ({
  atMs: FAULT_MS,
  kind,
  target,
  forMs,
});
const runOf = (patch: ScenarioPatch = {}, seed = 1) =>
  simulate(patchScenario(namedScenarios['vrrp-pair'], { seed, faults: [fault('lb-crash')], ...patch }));
const at = (run: ReturnType<typeof simulate>, tMs: number) => holdTimers(viewOf(run, tMs));

const ways: readonly (readonly [string, ScenarioPatch])[] = [
  ['vrrp', {}],
  ['bfd', { policies: { entry: { kind: 'ecmp' } }, faults: [fault('lb-hang')] }],
  [
    'hold-timer',
    { policies: { entry: { kind: 'ecmp' }, detection: { bfd: null, holdMs: 3000 } }, faults: [fault('lb-hang')] },
  ],
];

describe('what waits for signs of life', () => {
  describe.each(ways)('%s', (by, patch) => {
    it.each([1, 2, 3, 4])(
      'runs out at the moment at which the run says that the death was noticed, seed %i',
      (seed) => {
        const run = runOf(patch, seed);
        const { detectMs } = run.failovers[0]!;
        expect(run.failovers[0]!.by).toBe(by);
        const [before] = at(run, FAULT_MS + detectMs! - 1);
        expect(before).toMatchObject({ lb: 0, by, nextMs: null });
        expect(before!.leftMs).toBeCloseTo(1, 6);
      },
    );

    it('is wound up by each sign and never runs out while the LB is well', () => {
      const run = runOf({ ...patch, faults: [] });
      for (let tMs = 0; tMs < 12_000; tMs += 70) {
        const [timer] = at(run, tMs);
        expect(timer!.leftMs).toBeGreaterThan(timer!.limitMs - timer!.everyMs! - 1e-6);
        expect(timer!.nextMs! - tMs).toBeLessThanOrEqual(timer!.everyMs!);
        expect(timer!.nextMs! - tMs).toBeGreaterThan(0);
      }
    });

    it('hears its last sign at most one interval before the fault', () => {
      const [timer] = at(runOf(patch), FAULT_MS);
      expect(timer!.limitMs - timer!.leftMs).toBeLessThanOrEqual(timer!.everyMs!);
    });
  });

  it('VRRP: the standby waits for the master, and nobody for a master whose standby is dead', () => {
    const [timer] = at(runOf(), 1000);
    expect(timer).toMatchObject({
      lb: 0,
      listener: 1,
      limitMs: vrrpMasterDownMs({ advertIntervalMs: 1000, backupPriority: 100 }),
    });
    expect(at(runOf({ faults: [fault('lb-crash', 'lb-b')] }), 5000)).toEqual([]);
    expect(at(runOf(), 11_000)).toEqual([]);
  });

  it('VRRP: who has taken over says so at once, to the one who comes back', () => {
    const run = runOf({
      durationMs: 20_000,
      faults: [fault('lb-crash', 'lb-a', 6000)],
      policies: { entry: { vrrpPreempt: false } },
    });
    const movedMs = run.events.find(({ kind }) => kind === 'vip-moved')!.tMs;
    const [timer] = at(run, 18_000);
    expect(timer).toMatchObject({ lb: 1, listener: 0 });
    expect((timer!.nextMs! - movedMs) % 1000).toBeCloseTo(0, 6);
  });

  it('BFD goes on hearing a box whose proxy is dead: the clients alone notice', () => {
    const run = runOf({ policies: { entry: { kind: 'ecmp' } }, faults: [fault('proxy-death')] });
    expect(at(run, 9000)[0]).toMatchObject({ lb: 0 });
    expect(at(run, 9000)[0]!.nextMs).not.toBeNull();
  });

  it('DNS: the watcher’s delay begins with the fault', () => {
    const regions = [
      { id: 'one', zones: ['A'], vip: '203.0.113.10' },
      { id: 'two', zones: ['B', 'C'], vip: '203.0.113.20' },
    ];
    const run = runOf({ topology: { regions }, policies: { entry: { kind: 'single' }, dns: { failoverMs: 3000 } } });
    expect(at(run, 3000).map(({ leftMs }) => leftMs)).toEqual([3000, 3000]);
    expect(at(run, 5000).map(({ leftMs }) => leftMs)).toEqual([2000, 3000]);
    expect(at(run, 8000).map(({ lb }) => lb)).toEqual([1]);
  });

  it('nobody waits for a box alone', () => {
    expect(at(runOf({ policies: { entry: { kind: 'single' } } }), 5000)).toEqual([]);
  });
});
