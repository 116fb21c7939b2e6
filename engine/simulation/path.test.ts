import fc from 'fast-check';
import { expect, it } from 'vitest';
import { measure } from '../metrics/measures';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { BackendBox, LbBox } from './boxes';
import { Flow } from './flow';
import type { Network } from './network';
import { Path } from './path';
import { simulate } from './simulate';
import { Traffic } from './traffic';
import { Views } from './view';

const l4 = patchScenario(namedScenarios['maglev-l4'], {
  topology: { lbs: namedScenarios['maglev-l4'].topology.lbs.slice(0, 1) },
  policies: { entry: { kind: 'single' }, l4: { tableSize: 251, connectionTracking: true } },
});

function newFlow(id: number): Flow {
  const birth = { home: 0, homeRttMs: 1, crossRegionMs: 0, sample: -1, openedMs: 0, lifeMs: 1e9 };
  const flow = new Flow(id, id, 0, birth);
  flow.begin({ region: 0, backend: -1 }, 0);
  return flow;
}

it('an L4 LB’s entry is used while its target is healthy or being drained, and else the flow is chosen anew', () => {
  const { backends: specs, lbs: lbSpecs } = l4.topology;
  const drain: Fault = { atMs: 0, kind: 'drain', target: '', forMs: null };
  const traffic = new Traffic(l4);
  let decisions = 0;
  const turns = fc.array(fc.record({ backend: fc.nat(specs.length - 1), what: fc.nat(3), flow: fc.nat(15) }), {
    minLength: 30,
    maxLength: 120,
  });
  fc.assert(
    fc.property(turns, (steps) => {
      const lbs = lbSpecs.map((spec) => new LbBox(spec, 0));
      const backends = specs.map((spec) => new BackendBox(spec, 0));
      const isIn = specs.map(() => true);
      const views = new Views(l4);
      const viewNow = () => views.of(isIn, [true], l4.topology.zones);
      const routers = [{ version: 0, hasMemory: false, select: () => 0 }];
      const net = { scenario: l4, lbs, backends, views: [viewNow()], routers } as unknown as Network;
      const path = new Path(net);
      const flows = Array.from({ length: 16 }, (_, id) => {
        const flow = newFlow(id);
        flow.tuple = traffic.tuple(id, 0, { region: 0, backend: -1 });
        return flow;
      });
      const entries = new Map<number, number>();
      const drains = new Map<number, Fault>();
      for (const { backend, what, flow } of steps) {
        if (what === 0) {
          isIn[backend] = !isIn[backend];
          net.views[0] = viewNow();
        } else if (what === 1 && !drains.has(backend)) {
          const fault = { ...drain, target: specs[backend]!.id } as Parameters<BackendBox['begin']>[0];
          backends[backend]!.begin(fault);
          drains.set(backend, fault);
        } else if (what === 2 && backend === 0) {
          lbs[0]!.forget();
          entries.clear();
        }
        const entry = entries.get(flow);
        const isKept = entry !== undefined && (isIn[entry]! || drains.has(entry));
        const target = isKept ? entry : viewNow().l4.choose(flows[flow]!.tuple, () => 0);
        expect(path.send(flows[flow]!, 0)).toEqual({ hop: 0, lb: 0, backend: target });
        entries.set(flow, target);
        decisions++;
      }
    }),
    { numRuns: 60 },
  );
  expect(decisions).toBeGreaterThan(2000);
});

/** An LB as the third hop, over others that it takes in turn. */
function byTurns() {
  const [first, second, third] = namedScenarios.flagship.topology.lbs;
  const scenario = patchScenario(namedScenarios.flagship, {
    topology: { lbs: [first!, second!, { ...third!, tier: 'l4' }] },
    policies: { entry: { tiers: 'two' }, l4: { choice: 'round-robin', connectionTracking: true } },
  });
  const lbs = scenario.topology.lbs.map((spec) => new LbBox(spec, 0));
  const view = new Views(scenario).of([], [true, true, false], scenario.topology.zones);
  const routers = [{ version: 0, hasMemory: false, select: (hash: number) => hash }];
  const net = { scenario, lbs, backends: [], views: lbs.map(() => view), routers } as unknown as Network;
  const flowTo = (hop: number) => {
    const flow = newFlow(0);
    flow.hash = hop;
    return flow;
  };
  return { path: new Path(net), flowTo };
}

it('a flow that an L4 LB does not know would end where its first packet then does', () => {
  const { path, flowTo } = byTurns();
  const ends = Array.from({ length: 4 }, () => {
    const flow = flowTo(2);
    const end = path.endOf(flow);
    expect(path.send(flow, 0)).toEqual({ hop: 2, lb: end, backend: -1 });
    return end;
  });
  expect(ends).toEqual([0, 1, 0, 1]);
});

it('at an L7 LB the way of a packet ends, which has no backend yet', () => {
  const { path, flowTo } = byTurns();
  expect(path.send(flowTo(1), 0)).toEqual({ hop: 1, lb: 1, backend: -1 });
});

it('connections leave a backend that its checks have found dead, tracked or not', () => {
  const faults: Fault[] = [{ atMs: 3000, kind: 'backend-power-loss', target: 'a1', forMs: null }];
  const run = simulate(patchScenario(l4, { durationMs: 30_000, faults }));
  expect(run.events.filter(({ kind }) => kind === 'backend-removed')).toHaveLength(1);
  expect(run.windows.slice(16, 40).reduce((sum, { counts }) => sum + counts.broken, 0)).toBeGreaterThan(5);
  // Nobody is left who sends to it.
  expect(run.windows.slice(60).reduce((sum, { counts }) => sum + counts.lost, 0)).toBe(0);
  expect(measure(run, 'requests.failedShare', { fromMs: 15_000 })).toBe(0);
});
