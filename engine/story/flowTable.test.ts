import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import type { Scenario } from '../scenario/schema';
import { simulate } from '../simulation/simulate';
import { flowRows } from './flowTable';

interface KernelCase {
  input: {
    seed: number;
    hashPolicy: 0 | 1;
    weights: number[];
    resilientBuckets?: number;
    flows: { src: string; dst: string; proto: 'tcp' | 'udp'; sport: number; dport: number }[];
    removed?: number;
  };
  expected: { nextHop: number[]; nextHopAfter?: number[] };
}

const file = JSON.parse(readFileSync('evidence/vectors/cases/ecmp-linux-kernel.json', 'utf8')) as {
  cases: KernelCase[];
};
const removals = file.cases.filter((one) => one.input.removed !== undefined);
const CRASH_MS = 2000;

/** The kernel's case as a scenario: the removal is an LB that loses its link. */
function scenarioOf({ input }: KernelCase): Scenario {
  const algorithm = input.resilientBuckets === undefined ? 'hash-threshold' : 'resilient';
  const [lb] = namedScenarios.anycast.topology.lbs;
  return patchScenario(namedScenarios.anycast, {
    durationMs: 4000,
    topology: { lbs: input.weights.map((weight, index) => ({ ...lb!, id: `lb-${index}`, weight })) },
    traffic: { arrivals: { kind: 'replay', flows: input.flows } },
    policies: {
      ecmp: { algorithm, hashSeed: input.seed, hashPolicy: input.hashPolicy, buckets: input.resilientBuckets ?? 128 },
    },
    faults: [{ atMs: CRASH_MS, kind: 'lb-crash', target: `lb-${input.removed}`, forMs: null }],
  });
}

describe('the table of flows', () => {
  it.each(removals.map((one, index) => [index, one] as const))(
    'shows a Linux kernel’s next hops before and after the removal, all of them (case %i)',
    (_, one) => {
      const rows = flowRows(simulate(scenarioOf(one)), 4000);
      expect(rows.map((row) => row.before.hop)).toEqual(one.expected.nextHop);
      expect(rows.map((row) => row.after?.hop)).toEqual(one.expected.nextHopAfter);
    },
  );

  it('shows the flows that are open while routes have not changed, without a verdict', () => {
    const run = simulate(scenarioOf(removals[0]!));
    const rows = flowRows(run, CRASH_MS - 1);
    expect(rows).toHaveLength(removals[0]!.input.flows.length);
    expect(new Set(rows.map((row) => row.verdict))).toEqual(new Set([null]));
    expect(rows.every((row) => row.after === null)).toBe(true);
  });

  it('calls a move needless when the LB that it left was alive', () => {
    const one = removals.find((candidate) => candidate.input.removed === 0)!;
    for (const row of flowRows(simulate(scenarioOf(one)), 4000)) {
      const expected = row.before.hop === row.after!.hop ? 'kept' : row.before.hop === 0 ? 'moved' : 'needless';
      expect(row.verdict).toBe(expected);
    }
  });
});

it('two boxes that leave in one instant make one row of each flow, with the verdict that says more', () => {
  const death = (target: string) => ({ atMs: 4000, kind: 'link-down', target, forMs: null }) as const;
  const policies = { detection: { link: true, daemonMs: [0, 0] as [number, number] } };
  const run = simulate(patchScenario(namedScenarios.flagship, { policies, faults: [death('lb-b'), death('lb-a')] }));
  const rows = flowRows(run, 4500);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  const gone = rows.filter(({ before }) => before.hop < 2);
  expect(gone.length).toBeGreaterThan(10);
  for (const { after, verdict } of gone) expect([after!.hop, verdict !== 'kept']).toEqual([2, true]);
});
