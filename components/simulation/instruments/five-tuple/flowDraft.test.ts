import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { parseScenario } from '../../../../engine/scenario/validate';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { type Draft, draftOf, openFlows, readDraft, replayed, withFlow } from './flowDraft';

const draft: Draft = { src: '198.51.100.7', dst: '203.0.113.10', proto: 'tcp', sport: '40000', dport: '443' };
const flow = { src: '198.51.100.7', dst: '203.0.113.10', proto: 'tcp', sport: 40_000, dport: 443 } as const;

describe('a flow as it is typed', () => {
  it('is read when every field can be, and typed back alike', () => {
    expect(readDraft(draft)).toEqual(flow);
    expect(readDraft({ ...draft, src: ' 198.51.100.7 ', sport: '0', dport: '65535' })).toEqual({
      ...flow,
      sport: 0,
      dport: 65_535,
    });
    expect(draftOf(flow)).toEqual(draft);
  });

  it.each([
    ['src', '10.0.0.256', 'address'],
    ['src', '10.0.0', 'address'],
    ['dst', '', 'address'],
    ['dst', '010.0.0.1', 'address'],
    ['sport', '65536', 'port'],
    ['sport', '-1', 'port'],
    ['dport', '4e2', 'port'],
    ['dport', '', 'port'],
  ] as const)('%s %j is no %s', (field, typed, expected) => {
    expect(readDraft({ ...draft, [field]: typed })).toEqual([{ field, expected }]);
  });

  it('tells all that is wrong at once', () => {
    expect(readDraft({ ...draft, src: 'x', dport: 'y' })).toHaveLength(2);
  });
});

describe('a flow that goes into the run', () => {
  const run = simulate(namedScenarios.anycast);
  const tuples = run.flows.map(({ steps }) => steps[0]!.tuple);
  const view = viewOf(run, 6000);
  const company = openFlows(view, tuples);

  it('is the first of a scenario that the engine takes, with the flows that were open', () => {
    const scenario = parseScenario(withFlow(run.scenario, flow, company));
    const again = simulate(scenario);
    expect(company.length).toBeGreaterThan(20);
    expect(again.flows).toHaveLength(company.length + 1);
    expect(again.flows.map(({ steps }) => replayed(steps[0]!.tuple))).toEqual([flow, ...company]);
  });

  it('is there once, however often it is put in, and keeps its company', () => {
    const once = withFlow(run.scenario, flow, company);
    const twice = withFlow(once, flow, openFlows(viewOf(simulate(once), 6000), []));
    expect(twice).toEqual(once);
  });
});
