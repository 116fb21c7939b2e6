import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from '../simulation/simulate';
import { lostPackets } from './lostPackets';

const fault = (kind: Fault['kind'], target: string): Fault => ({ atMs: 4000, kind, target, forMs: null });

/** Every flow is in the sample. */
const runOf = (patch: ScenarioPatch) =>
  simulate(
    patchScenario(patchScenario(namedScenarios['vrrp-pair'], { durationMs: 40_000, sampledFlows: 5000 }), {
      traffic: { arrivals: { kind: 'poisson', flowsPerS: 20 }, flowMs: 20_000 },
      faults: [fault('lb-crash', 'lb-a')],
      ...patch,
    }),
  );
const counted = (run: ReturnType<typeof simulate>) => run.windows.reduce((sum, { counts }) => sum + counts.lost, 0);
const found = (run: ReturnType<typeof simulate>) =>
  run.flows.reduce((sum, flow) => sum + lostPackets(run.scenario, flow).length, 0);

describe('packets that reach nobody', () => {
  it.each<[string, ScenarioPatch]>([
    ['a standby takes over', {}],
    ['nobody takes over: clients give up and begin anew', { policies: { entry: { kind: 'single' } } }],
    ['clients give up early', { policies: { entry: { kind: 'single' }, clients: { connectTimeoutMs: 2500 } } }],
    ['Linux before 6.5', { policies: { entry: { kind: 'single' }, clients: { synRetries: 'linux-before-6.5' } } }],
    [
      'a frozen box behind a hold timer',
      {
        policies: { entry: { kind: 'ecmp' }, detection: { bfd: null, holdMs: 9000 } },
        faults: [fault('lb-hang', 'lb-a')],
      },
    ],
    [
      'a dead process is refused and then gone',
      { faults: [fault('proxy-death', 'lb-a'), { ...fault('lb-crash', 'lb-a'), atMs: 12_000 }] },
    ],
    [
      'DNS sends the clients to another region',
      {
        topology: {
          regions: [
            { id: 'one', zones: ['A'], vip: '203.0.113.10' },
            { id: 'two', zones: ['B', 'C'], vip: '203.0.113.20' },
          ],
        },
        policies: { entry: { kind: 'single' }, dns: { ttlMs: 8000, failoverMs: 3000 } },
      },
    ],
  ])('are as many as the run has counted: %s', (_, patch) => {
    const run = runOf(patch);
    expect(counted(run)).toBeGreaterThan(0);
    expect(found(run)).toBe(counted(run));
  });

  it('are none where all goes well', () => {
    expect(found(runOf({ faults: [] }))).toBe(0);
  });
});
