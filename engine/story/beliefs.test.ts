import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { simulate } from '../simulation/simulate';
import { errorOf, judgedBackends, listsAgree } from './beliefs';
import { illBackends as run } from './fixtures';
import { viewOf } from './view';

const A1 = 0;
const C2 = 7;
const at = (tMs: number) => judgedBackends(viewOf(run, tMs));
const eventOf = (kind: string, subject: string) =>
  run.events.find((event) => event.kind === kind && 'subject' in event && event.subject === subject)!;

describe('what LBs believe of backends', () => {
  it('before a fault everybody is well and used', () => {
    for (const one of at(1000)) {
      expect(one.illness).toBeNull();
      expect(new Set(one.beliefs.map(({ kind }) => kind))).toEqual(new Set(['used']));
    }
  });

  it('an ill backend that nobody knows of is missed by each LB, until it ejects it', () => {
    const [missed] = [at(2001)[C2]!];
    expect(missed.illness?.kind).toBe('backend-grey');
    expect(missed.beliefs.map((belief) => errorOf(missed, belief))).toEqual(['missed', 'missed', 'missed']);
    const ejected = run.events.findLast((event) => event.kind === 'backend-ejected' && event.subject === 'c2')!;
    const { beliefs } = at(ejected.tMs + 500)[C2]!;
    const lb = ejected.kind === 'backend-ejected' ? ['lb-a', 'lb-b', 'lb-c'].indexOf(ejected.lb) : -1;
    const forMs = ejected.kind === 'backend-ejected' ? ejected.forMs : 0;
    expect(beliefs[lb]).toEqual({ kind: 'ejected', leftMs: expect.closeTo(forMs - 500, 6) });
  });

  it('a backend that is well again and still left out is a mistake of its own', () => {
    const back = at(8100)[A1]!;
    expect(back.illness).toBeNull();
    expect(back.beliefs.map((belief) => errorOf(back, belief))).toContain('mistaken');
    expect(errorOf(back, { kind: 'checked' }, true)).toBeNull();
  });

  it('the time out runs from the first reason to the end of the last, up to the moment', () => {
    const removed = eventOf('backend-removed', 'a1').tMs;
    const restored = eventOf('backend-restored', 'a1').tMs;
    for (const outs of at(12_000)[A1]!.outs) {
      expect(outs[0]!.fromMs).toBeLessThan(removed);
      expect(outs[0]!.untilMs).toBeGreaterThanOrEqual(restored);
    }
    for (const outs of at(removed + 1)[A1]!.outs) expect(outs.at(-1)!.untilMs).toBe(removed + 1);
    expect(at(1000)[A1]!.outs).toEqual([[], [], []]);
  });
});

it('LBs agree on the backends in service but while news is on its way', () => {
  const fault = { atMs: 2000, kind: 'backend-crash', target: 'a1', forMs: null } as const;
  const policies = { lists: { spreadMs: 3000 } };
  const spreading = simulate(patchScenario(namedScenarios.flagship, { policies, faults: [fault] }));
  const updates = spreading.events.filter(({ kind }) => kind === 'list-updated').map(({ tMs }) => tMs);
  const agree = (tMs: number) => listsAgree(viewOf(spreading, tMs));
  expect([updates[0]! - 1, updates[0]! + 1, updates.at(-1)! + 1].map(agree)).toEqual([true, false, true]);
});
