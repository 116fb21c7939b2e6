import { describe, expect, it } from 'vitest';
import { BALANCE_KINDS } from '../../../../engine/balance/kinds';
import { ECMP_ALGORITHMS } from '../../../../engine/ecmp/algorithms';
import { explain } from '../../../../engine/explain/explain';
import { explainMove } from '../../../../engine/explain/move';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { explainText, moveText } from '.';

const fault = (kind: 'lb-crash' | 'backend-crash', target: string) => ({ atMs: 4000, kind, target, forMs: null });
const anycast = simulate(
  patchScenario(namedScenarios.anycast, { faults: [fault('lb-crash', 'lb-a'), fault('backend-crash', 'b1')] }),
);
const maglev = simulate(patchScenario(namedScenarios['maglev-l4'], { faults: [fault('lb-crash', 'lb-a')] }));
const pair = simulate(patchScenario(namedScenarios['vrrp-pair'], { faults: [fault('lb-crash', 'lb-a')] }));

describe('why a connection was moved', () => {
  const moves = anycast.flows.flatMap(({ id }) => explainMove(anycast, id, 12_000) ?? []);
  const bystander = moves.find(({ movement }) => movement === 'needless')!;

  it('is told by the old bounds and the new, in both languages, with no value missing', () => {
    expect(moveText(bystander, 'hash-threshold', 'en')).toMatch(
      /^At 4\.00\ss a change .* Before: LB_A up to 715,827,882, LB_B up to 1,431,655,764, LB_C up to 2,147,483,647, so LB_B\. Since: LB_B up to 1,073,741,823, LB_C up to 2,147,483,647, so LB_C\. Its LB was alive/,
    );
    for (const move of moves)
      for (const algorithm of ECMP_ALGORITHMS)
        expect(moveText(move, algorithm, 'ru')).not.toMatch(/undefined|NaN|\[object/);
  });
});

describe('why a flow went there', () => {
  it('is told for every decision of every flow, in both languages, with no value missing', () => {
    const kinds = new Set<string>();
    for (const run of [anycast, maglev, pair]) {
      for (const flow of run.flows) {
        for (const step of explain(run, flow.id)) {
          kinds.add(step.kind);
          for (const locale of ['en', 'ru'] as const) {
            expect(explainText(step, locale)).not.toMatch(/undefined|NaN|\[object/);
          }
        }
      }
    }
    expect([...kinds]).toEqual(
      expect.arrayContaining(['packet', 'holder', 'router-hash', 'next-hop', 'maglev', 'zone-plan', 'turn']),
    );
  });

  it('is told of every rule by which an LB picks', () => {
    const { flagship } = namedScenarios;
    const backends = flagship.topology.backends.map((backend, i) => ({ ...backend, weight: 1 + (i % 2) }));
    const rules = BALANCE_KINDS.flatMap((kind) => {
      const patch = { durationMs: 3000, policies: { balance: { kind, sticky: kind === 'random' } } };
      const runs = [simulate(patchScenario(flagship, patch))];
      if (kind === 'round-robin') runs.push(simulate(patchScenario(flagship, { ...patch, topology: { backends } })));
      return runs.flatMap((run) => run.flows.map((flow) => explain(run, flow.id).at(-1)!));
    });
    const told = new Set<string>();
    for (const step of rules) {
      if (step.kind === 'pick') told.add(step.by);
      else if (step.kind === 'cookie') told.add('cookie');
      else continue;
      for (const locale of ['en', 'ru'] as const)
        expect(explainText(step, locale)).not.toMatch(/undefined|NaN|\[object/);
    }
    const named = BALANCE_KINDS.filter((kind) => kind !== 'round-robin');
    expect([...told].sort()).toEqual(['cookie', 'edf', ...named].sort());
  });

  it('names the hash and the LB that the router chose by it', () => {
    const next = explain(anycast, 0, 2000).find((step) => step.kind === 'next-hop')!;
    const text = explainText(next, 'en');
    expect(text).toContain(`Next hop ${next.lb.replace('lb-', 'LB_').toUpperCase()}`);
    expect(text).toContain('the first bound that is not below the hash wins');
  });
});
