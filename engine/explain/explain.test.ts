import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault, Scenario } from '../scenario/schema';
import type { Run } from '../simulation/run';
import { simulate } from '../simulation/simulate';
import { type ExplainStep, explain } from './explain';

const { flagship } = namedScenarios;
const crash: ScenarioPatch = { faults: [{ atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: 3000 }] };
const run = (base: Scenario, patch: ScenarioPatch = {}) => simulate(patchScenario(base, patch));

/** Where the run says that a flow's packets went, to compare with where the explanation ends. */
function* decisions(result: Run) {
  for (const flow of result.flows) {
    for (const request of flow.requests) yield { flow, request, steps: explain(result, flow.id, request.sentMs) };
  }
}

/** A small table, since each explanation builds it anew. */
const l4 = patchScenario(namedScenarios['maglev-l4'], { policies: { l4: { tableSize: 251 } } });
const named = (steps: readonly ExplainStep[], kind: ExplainStep['kind']) => steps.find((step) => step.kind === kind);

describe('an explanation ends where the flow went', () => {
  it.each([
    ['hash-threshold', flagship, { ...crash }],
    ['modulo-N', flagship, { ...crash, policies: { ecmp: { algorithm: 'modulo-n' } } }],
    ['resilient', flagship, { ...crash, policies: { ecmp: { algorithm: 'resilient' } } }],
    ['HRW', flagship, { ...crash, policies: { ecmp: { algorithm: 'hrw' } } }],
    [
      'a backend of the zone down',
      flagship,
      { faults: [{ atMs: 1000, kind: 'backend-crash', target: 'a1', forMs: null }] },
    ],
    ['no zone policy', flagship, { policies: { zone: { kind: 'any' } } }],
    [
      'panic',
      flagship,
      {
        faults: ['a1', 'a2', 'b1', 'b2', 'c1'].map((target) => ({
          atMs: 0,
          kind: 'backend-crash' as const,
          target,
          forMs: null,
        })),
      },
    ],
    ['a VRRP pair', namedScenarios['vrrp-pair'], crash],
    ['L4 by Maglev', l4, crash],
    ['L4 with tracking', l4, { ...crash, policies: { l4: { connectionTracking: true } } }],
    [
      'L4 by turns',
      namedScenarios['maglev-l4'],
      { ...crash, policies: { l4: { choice: 'round-robin', connectionTracking: true } } },
    ],
  ] as [string, Scenario, ScenarioPatch][])('%s', (_, base, patch) => {
    const result = run(base, patch);
    const { lbs, backends } = result.scenario.topology;
    let count = 0;
    for (const { request, steps } of decisions(result)) {
      const last = steps.at(-1)!;
      expect(last).toMatchObject({ lb: lbs[request.lb]!.id });
      expect('target' in last ? last.target : 'backend' in last && last.backend).toBe(backends[request.backend]!.id);
      const hop = named(steps, 'next-hop') ?? named(steps, 'holder');
      expect(hop).toMatchObject({ lb: lbs[request.lb]!.id });
      count++;
    }
    expect(count).toBeGreaterThan(1000);
  });
});

describe('an explanation shows the values it was made from', () => {
  const result = run(flagship, { faults: [{ atMs: 0, kind: 'backend-crash', target: 'a1', forMs: null }] });

  it('the hop is the first whose bound is not below the hash', () => {
    for (const flow of result.flows) {
      const hop = named(explain(result, flow.id), 'next-hop');
      if (hop?.kind !== 'next-hop') throw new Error('no next hop');
      expect(hop.lb).toBe(hop.candidates.find(({ value }) => hop.hash <= value!)!.lb);
    }
  });

  it('the zone is the one into whose range the rolls fall', () => {
    const picks = [...decisions(result)].flatMap(({ steps }) => {
      const zone = named(steps, 'zone-plan');
      return zone?.kind === 'zone-plan' && zone.plan.mode === 'LocalityResidual' ? [zone] : [];
    });
    expect(picks.length).toBeGreaterThan(50);
    for (const { plan, pick } of picks) {
      if (plan.mode !== 'LocalityResidual') continue;
      expect(pick!.localRoll! < 7500).toBe(pick!.zone === 'A');
    }
  });

  it('the backend is the one whose turn it is', () => {
    for (const { steps } of decisions(result)) {
      const turn = steps.at(-1)!;
      if (turn.kind !== 'turn') throw new Error('no turn');
      expect(turn.backend).toBe(turn.among[turn.turn % turn.among.length]);
    }
  });
});

it('a packet sent to an LB that is dead but still routed ends there', () => {
  const result = run(flagship, { faults: [{ atMs: 4000, kind: 'lb-hang', target: 'lb-a', forMs: null }] });
  const stalled = result.flows.flatMap((flow) =>
    flow.steps.filter((step) => step.state === 'stalled').map((step) => ({ flow, step })),
  );
  expect(stalled.length).toBeGreaterThan(5);
  for (const { flow, step } of stalled) {
    const isRouted = result.worlds[step.world]!.routed[0];
    const end = explain(result, flow.id, step.tMs).at(-1);
    if (isRouted) expect(end).toEqual({ kind: 'dead-lb', lb: 'lb-a' });
    else expect(end?.kind).toBe('awaiting-retry');
  }
});

it('a packet that waits for an LB which is back awaits its retry from that moment on', () => {
  const backMs = 5000;
  const faults: Fault[] = [{ atMs: 4000, kind: 'lb-hang', target: 'lb-a', forMs: backMs - 4000 }];
  const result = run(namedScenarios['one-lb'], { faults });
  const waiting = result.flows.filter(({ steps }) => steps.findLast(({ tMs }) => tMs <= backMs)?.state === 'stalled');
  expect(waiting.length).toBeGreaterThan(5);
  for (const { id } of waiting) {
    expect(explain(result, id, backMs - 1).at(-1)).toEqual({ kind: 'dead-lb', lb: 'lb-a' });
    expect(explain(result, id, backMs).at(-1)).toEqual({ kind: 'awaiting-retry', lb: 'lb-a' });
  }
});

it('a flow that is not there, or had not begun, is refused', () => {
  const result = run(flagship, { durationMs: 500 });
  expect(() => explain(result, 9999)).toThrow('flowId: expected an index below');
  expect(() => explain(result, result.flows.length - 1, 0)).toThrow('tMs: expected at least');
});

it('a registry lists the backends that clients of the region may call, without those that are out', () => {
  const { topology } = flagship;
  const result = run(flagship, {
    topology: {
      regions: [
        { id: 'west', zones: ['A', 'B'], vip: '203.0.113.10' },
        { id: 'east', zones: ['C'], vip: '203.0.113.20' },
      ],
      lbs: topology.lbs.map((lb) => ({ ...lb, inClients: true as const })),
      backends: topology.backends.map((backend) => (backend.id === 'b3' ? { ...backend, tier: 1 } : backend)),
    },
    policies: { entry: { kind: 'client' }, lists: { scope: 'region' } },
    faults: [{ atMs: 0, kind: 'backend-crash', target: 'a1', forMs: null }],
  });
  const listed = (clients: string) => {
    const flow = result.flows.findLast((one) => one.clients === clients && one.steps.length > 1)!;
    return named(explain(result, flow.id), 'registry');
  };
  expect(listed('clients-a')).toMatchObject({ listed: 4, hosts: 5 });
  expect(listed('clients-c')).toMatchObject({ listed: 3, hosts: 3 });
});

it('an L4 LB names the L7 LB that it sends a flow to, wherever that stands in the topology, and the L7 LB its backend', () => {
  const [proxy, forwarder, other] = flagship.topology.lbs;
  const result = run(flagship, {
    topology: { lbs: [proxy!, { ...forwarder!, tier: 'l4' }, other!] },
    policies: { entry: { kind: 'single', tiers: 'two' }, l4: { tableSize: 251, connectionTracking: false } },
  });
  const targets = result.flows.flatMap((flow) => {
    const steps = explain(result, flow.id);
    const maglev = named(steps, 'maglev');
    if (maglev?.kind !== 'maglev') return [];
    expect(maglev.target).toBe(result.scenario.topology.lbs[flow.steps.at(-1)!.proxy]!.id);
    expect(named(steps, 'unknown-connection')).toBeUndefined();
    return [maglev.target];
  });
  expect(new Set(targets)).toEqual(new Set([proxy!.id, other!.id]));
  for (const { request, steps } of decisions(result)) {
    const { lbs, backends } = result.scenario.topology;
    expect(steps.at(-1)).toMatchObject({ lb: lbs[request.lb]!.id, backend: backends[request.backend]!.id });
  }
});
