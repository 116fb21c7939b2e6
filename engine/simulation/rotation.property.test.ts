import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Scenario } from '../scenario/schema';
import { localityWeights } from '../zones/localityWeighted';
import { isInPanic } from '../zones/panic';
import { priorityLoad } from '../zones/priorityLoad';
import { pickZone, planZones } from '../zones/zoneAware';
import { zoneBypass } from '../zones/zoneBypass';
import { type Pool, Rotation } from './rotation';

/**
 * Who stands to choose for a request, as a run decides it, against the exact models asked the same by hand. Of each rule
 * at least so many decisions are compared.
 */
const DECISIONS = 2000;

const ZONES = ['A', 'B', 'C'];
const uint32 = fc.nat(0xffffffff);
const host = (prefix: string, share: number) =>
  fc
    .array(
      fc.record({
        zone: fc.constantFrom(...ZONES),
        weight: fc.integer({ min: 1, max: 5 }),
        isIn: fc.nat(99).map((roll) => roll < share),
      }),
      { minLength: 1, maxLength: 12 },
    )
    .map((hosts) => hosts.map((one, i) => ({ id: `${prefix}${i}`, ...one })));

const policy = fc.record({
  kind: fc.constantFrom(
    'any',
    ...new Array<'zone-aware'>(5).fill('zone-aware'),
    'locality-weighted',
    'priority',
    'local-only',
  ),
  minClusterSize: fc.constantFrom(0, 3, 6),
  routingEnabledPercent: fc.constantFrom(100, 100, 100, 20),
  panicPercent: fc.constantFrom(0, 30, 50, 50, 80),
  overprovisioningPercent: fc.constantFrom(100, 140, 200),
  forceLocalMinSize: fc.constantFrom(null, null, 1, 3),
  countBy: fc.constantFrom('hosts', 'weights'),
  localityWeights: fc.constantFrom(undefined, [
    { zone: 'A', weight: 3 },
    { zone: 'B', weight: 0 },
  ]),
});

const situation = fc.integer({ min: 15, max: 95 }).chain((share) =>
  fc.record({
    backends: host('b', share),
    lbs: host('lb', 45),
    zone: policy,
    at: fc.constantFrom(...ZONES),
    requests: fc.array(fc.tuple(uint32, uint32, uint32), { minLength: 10, maxLength: 10 }),
  }),
);
type Situation = typeof situation extends fc.Arbitrary<infer T> ? T : never;
type Hosts = Situation['backends'];

/** What the models say: the hosts among which a pick is made, and the rule that said so last. */
interface Said {
  readonly rule: string;
  readonly hosts: Hosts;
}

const counts = (hosts: Hosts) => ({ hosts: hosts.length, healthy: hosts.filter(({ isIn }) => isIn).length });
const byZone = (hosts: Hosts) =>
  ZONES.flatMap((zone) => {
    const inZone = hosts.filter((one) => one.zone === zone);
    const healthyWeight = inZone.reduce((sum, { isIn, weight }) => sum + (isIn ? weight : 0), 0);
    return inZone.length === 0 ? [] : [{ zone, healthy: counts(inZone).healthy, healthyWeight }];
  });

function said({ backends, lbs, zone: policy, at }: Situation, draws: readonly [number, number], routing: number): Said {
  const inZone = (zone: string) => backends.filter((one) => one.zone === zone);
  const healthy = (hosts: Hosts) => hosts.filter(({ isIn }) => isIn);
  if (policy.kind === 'local-only') return { rule: 'own zone alone', hosts: healthy(inZone(at)) };
  const levels = policy.kind === 'priority' ? [inZone(at), backends.filter((one) => one.zone !== at)] : [backends];
  const load = priorityLoad({
    levels: levels.map(counts),
    overprovisioningPercent: policy.overprovisioningPercent,
    panicThresholdPercent: policy.panicPercent,
  });
  const level = draws[0] % 100 < load.healthyLoad[0]! ? 0 : 1;
  const hosts = levels[level]!;
  if (load.panic[level]) return { rule: 'panic of a level', hosts };
  if (policy.kind === 'priority') return { rule: 'level by load', hosts: healthy(hosts) };
  if (policy.kind === 'locality-weighted') {
    const weightOf = (name: string) => policy.localityWeights?.find(({ zone }) => zone === name)?.weight ?? 1;
    const localities = ZONES.map((name) => ({ ...counts(inZone(name)), weight: weightOf(name) }));
    const { fractions } = localityWeights(localities, policy.overprovisioningPercent);
    const bounds = fractions.map((_, i) => fractions.slice(0, i + 1).reduce((a, b) => a + b));
    const zone = ZONES.find((_, i) => draws[0] / 2 ** 32 < bounds[i]!);
    return { rule: 'weights of localities', hosts: healthy(zone === undefined ? backends : inZone(zone)) };
  }
  if (policy.kind === 'any') return { rule: 'zones do not matter', hosts: healthy(backends) };
  const plan = planZones({
    localZone: at,
    originating: byZone(lbs),
    upstream: byZone(backends),
    minClusterSize: policy.minClusterSize,
    ...(policy.forceLocalMinSize !== null && { forceLocalZoneMinSize: policy.forceLocalMinSize }),
    localityBasis: policy.countBy === 'hosts' ? 'HEALTHY_HOSTS_NUM' : 'HEALTHY_HOSTS_WEIGHT',
  });
  if (plan.mode === 'NoLocalityRouting') return { rule: 'no plan by zone', hosts: healthy(backends) };
  const bypass = zoneBypass({
    isUpstreamInPanic: false,
    isOriginatingInPanic: isInPanic(counts(lbs), policy.panicPercent),
    routingEnabledPercent: policy.routingEnabledPercent,
    draw: routing,
  });
  if (bypass) return { rule: bypass, hosts: healthy(backends) };
  return { rule: plan.mode, hosts: healthy(inZone(pickZone(plan, draws[0], draws[1]).zone)) };
}

function scenarioOf({ backends, lbs, zone }: Situation): Scenario {
  const { flagship } = namedScenarios;
  const box = { tier: 'l7' as const, cores: 1 };
  const work = { serviceMs: 10, concurrency: 1 };
  return patchScenario(flagship, {
    topology: {
      lbs: lbs.map(({ isIn: _, ...lb }) => ({ ...lb, ...box })),
      backends: backends.map(({ isIn: _, ...backend }) => ({ ...backend, ...work })),
    },
    policies: { zone: zone as Scenario['policies']['zone'] },
  });
}

const idsOf = ({ set }: Pool) => set.hosts.map(({ key }) => key);

describe('who stands to choose for a request', () => {
  it(`is what the exact models say, in ${DECISIONS} decisions by each rule and more`, () => {
    const decided = new Map<string, number>();
    const compare = (one: Situation) => {
      const flags = (hosts: Hosts) => hosts.map(({ isIn }) => isIn);
      const rotation = new Rotation(scenarioOf(one), flags(one.backends), flags(one.lbs));
      for (const [first, second, routing] of one.requests) {
        const { rule, hosts } = said(one, [first, second], routing);
        decided.set(rule, (decided.get(rule) ?? 0) + 1);
        const pool = rotation.poolFor(one.at, [first, second], routing);
        expect([rule, ...idsOf(pool)]).toEqual([rule, ...hosts.map(({ id }) => id)]);
      }
    };
    fc.assert(fc.property(situation, compare), { numRuns: 9000 });
    for (const [rule, count] of decided) expect([rule, count >= DECISIONS]).toEqual([rule, true]);
    expect([...decided.keys()].sort()).toEqual([
      'LocalityDirect',
      'LocalityResidual',
      'level by load',
      'no plan by zone',
      'originating-in-panic',
      'own zone alone',
      'panic of a level',
      'routing-not-enabled',
      'weights of localities',
      'zones do not matter',
    ]);
  }, 60_000);
});
