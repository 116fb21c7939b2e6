import { expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import { regionsOf } from '../scenario/regions';
import { Router } from './router';

const { flagship } = namedScenarios;
const routerOf = (policies: ScenarioPatch['policies']) => {
  const scenario = patchScenario(flagship, { policies });
  return new Router(scenario, regionsOf(scenario)[0]!);
};

it.each(['hash-threshold', 'modulo-n', 'hrw', 'resilient'] as const)(
  'with all its next hops withdrawn a router has no route, whatever the hash (%s)',
  (algorithm) => {
    const router = routerOf({ entry: { kind: 'ecmp' }, ecmp: { algorithm } });
    const lbs = [...flagship.topology.lbs.keys()];
    const hashes = Array.from({ length: 64 }, (_, n) => Math.imul(n + 1, 0x9e3779b1) >>> 1);
    for (const hash of hashes) expect(lbs).toContain(router.select(hash));
    for (const lb of lbs) router.withdraw(lb, 0);
    for (const hash of hashes) expect([router.select(hash), router.forward(hash, 0)]).toEqual([-1, -1]);
    for (const lb of router.buckets ?? []) expect(lb).toBe(-1);
  },
);

it('a VRRP pair is the first two boxes of its region, however many there are', () => {
  const router = routerOf({ entry: { kind: 'vrrp' } });
  expect(flagship.topology.lbs).toHaveLength(3);
  expect(router.pair).toEqual([0, 1]);
  expect(router.holder).toBe(0);
});
