import { describe, expect, it } from 'vitest';
import type { EcmpAlgorithm } from '../ecmp/algorithms';
import { flowKeysFields, linuxFlowHashSteps } from '../ecmp/linux';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { simulate } from '../simulation/simulate';
import { explainRoute } from './route';

const runOf = (algorithm: EcmpAlgorithm) =>
  simulate(
    patchScenario(namedScenarios.anycast, {
      policies: { ecmp: { algorithm } },
      faults: [{ atMs: 4000, kind: 'lb-crash', target: 'lb-b', forMs: 3000 }],
    }),
  );

describe('the way of a 5-tuple through the router', () => {
  it.each(['hash-threshold', 'modulo-n', 'resilient', 'hrw'] as const)(
    '%s: leads every packet of the run where the run sent it, before, during and after a failure',
    (algorithm) => {
      const run = runOf(algorithm);
      const { lbs } = run.scenario.topology;
      for (const step of run.flows.flatMap(({ steps }) => steps)) {
        if (step.state === 'closed' || step.lb < 0) continue;
        expect(explainRoute(run.scenario, run.worlds[step.world]!, step.tuple).lb).toBe(lbs[step.lb]!.id);
      }
    },
  );

  it('tells what the hash is divided by: the live next hops, or the buckets', () => {
    const tuple = runOf('hrw').flows[0]!.steps[0]!.tuple;
    const during = (algorithm: EcmpAlgorithm) => {
      const run = runOf(algorithm);
      return explainRoute(run.scenario, run.worlds.find(({ routed }) => routed.includes(false))!, tuple);
    };
    const modulo = during('modulo-n');
    expect(modulo.division).toEqual({ by: 2, remainder: modulo.hash.hash % 2 });
    expect(modulo.candidates.map(({ lb }) => lb)).toEqual(['lb-a', 'lb-c']);
    const calm = runOf('modulo-n');
    expect(explainRoute(calm.scenario, calm.worlds[0]!, tuple).division).toMatchObject({ by: 3 });
    expect(during('resilient').division).toMatchObject({ by: 128 });
    expect(during('hash-threshold').division).toBeNull();
  });

  it('without a live next hop leads nowhere', () => {
    const { scenario, worlds, flows } = runOf('modulo-n');
    const { lb, division, candidates } = explainRoute(
      scenario,
      { ...worlds[0]!, routed: [false, false, false] },
      flows[0]!.steps[0]!.tuple,
    );
    expect({ lb, division, candidates }).toEqual({ lb: null, division: null, candidates: [] });
  });
});

it('the fields of the flow keys lie where their bytes are', () => {
  const tuple = { srcAddr: 0x0a000001, dstAddr: 0x0b000002, protocol: 6, srcPort: 0x0102, dstPort: 0x0304 };
  const { input } = linuxFlowHashSteps(tuple, { seed: 1, policy: 1 });
  const fields = flowKeysFields(input);
  expect(fields.at(-1)!.at + fields.at(-1)!.bytes.length).toBe(input.length);
  const set = fields.filter(({ bytes }) => bytes.some((byte) => byte > 0));
  expect(set.map(({ field, bytes }) => [field, ...bytes])).toEqual([
    ['ip_proto', 6],
    ['ports', 1, 2, 3, 4],
    ['addrs', 10, 0, 0, 1, 11, 0, 0, 2, 0, 0, 0, 0],
  ]);
});
