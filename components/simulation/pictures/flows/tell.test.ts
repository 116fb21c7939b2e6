import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { tell } from './tell';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const run = simulate(patchScenario(namedScenarios.anycast, { faults: [crash] }));
const told = (tMs: number) => tell(viewOf(run, tMs), 'en').join(' ');

describe('flows over LBs in words', () => {
  it('tells who owns how much of the hashes, and what of that changed hands', () => {
    expect(told(3000)).toContain('The router gives hashes to: LB_A 33%, LB_B 33%, LB_C 33%.');
    expect(told(4001)).toContain('The router gives hashes to: LB_B 50%, LB_C 50%.');
    expect(told(4001)).toContain('50% of the hashes changed hands, 17% without need.');
  });

  it('tells the record of what was moved, and keeps it when the connections are gone', () => {
    expect(told(3000)).not.toContain('Moved so far');
    const record = /Moved so far: [^.]*\./.exec(told(4001))![0];
    expect(told(12_000)).toContain(record);
  });

  it('tells the state of each LB and that all is well before the fault', () => {
    expect(told(3000)).toMatch(/LB_A: healthy, \d+ connections\./);
    expect(told(3000)).toContain('Every connection is where it was opened.');
  });

  it('tells what moved, with and without cause, after the fault', () => {
    expect(told(4001)).toContain('LB_A: dead, 0 connections.');
    const [, moved, needless] = /Moved: (\d+); moved needlessly: (\d+)/.exec(told(4001))!;
    const { flows } = viewOf(run, 4001).frame;
    const trouble = flows.filter((flow) => flow.state === 'broken' || flow.state === 'stalled').length;
    expect(Number(moved) + Number(needless) + trouble).toBeGreaterThan(10);
  });
});
