import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { simulate } from '../simulation/simulate';
import { isMove } from '../story/movement';
import { explainMove } from './move';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const run = simulate(
  patchScenario(namedScenarios.anycast, {
    traffic: { arrivals: { kind: 'poisson', flowsPerS: 240 } },
    faults: [crash],
  }),
);
const ids = run.flows.map(({ id }) => id);
const moved = ids.filter((id) => run.flows[id]!.steps.some(({ movement }) => isMove(movement)));

describe('why a connection was moved', () => {
  it('is the old bound and the new around one hash: a bystander lies between them', () => {
    const steps = moved.map((id) => explainMove(run, id, 12_000)!);
    const bystanders = steps.filter(({ movement }) => movement === 'needless');
    expect(bystanders.length).toBeGreaterThan(3);
    for (const { hash, before, after } of bystanders) {
      // LB_B had the second third and has the first half: between a half and two thirds it lost its flows to LB_C.
      expect(before).toMatchObject({
        lb: 'lb-b',
        candidates: [{ lb: 'lb-a' }, { lb: 'lb-b', value: 1_431_655_764 }, {}],
      });
      expect(after).toMatchObject({ lb: 'lb-c', candidates: [{ lb: 'lb-b', value: 1_073_741_823 }, { lb: 'lb-c' }] });
      expect(hash).toBeGreaterThan(1_073_741_823);
      expect(hash).toBeLessThanOrEqual(1_431_655_764);
    }
  });

  it('names in each decision the first candidate whose bound is not below the hash', () => {
    for (const { hash, before, after } of moved.map((id) => explainMove(run, id, 12_000)!))
      for (const { lb, candidates } of [before, after])
        expect(candidates.find(({ value }) => value! >= hash)!.lb).toBe(lb);
  });

  it('is nothing before the change, for a flow that stayed or does not exist, and without ECMP', () => {
    const stayed = ids.find((id) => !moved.includes(id))!;
    expect(explainMove(run, moved[0]!, 3999)).toBeNull();
    expect(explainMove(run, stayed, 12_000)).toBeNull();
    expect(explainMove(run, 99_999, 12_000)).toBeNull();
    const pair = simulate(patchScenario(namedScenarios['vrrp-pair'], { faults: [crash] }));
    expect(pair.flows.map(({ id }) => explainMove(pair, id, 12_000)).every((one) => one === null)).toBe(true);
  });
});
