import { describe, expect, it } from 'vitest';
import type { FlowFrame } from '../simulation/run';
import { illBackends as run } from './fixtures';
import { followed, hopsOf, waiting } from './followed';
import { type View, viewOf } from './view';

const flow = (id: number, more: Partial<FlowFrame> = {}): FlowFrame => ({
  id,
  state: 'open',
  sinceMs: 0,
  lb: 0,
  proxy: -1,
  backend: 0,
  movement: 'kept',
  resets: 0,
  ...more,
});
const base = viewOf(run, 3000);
const viewWith = (...flows: FlowFrame[]): View => ({ ...base, frame: { ...base.frame, flows } });

describe('the connection to follow', () => {
  it('is the first in trouble, else the oldest', () => {
    const calm = [flow(0, { state: 'connecting' }), flow(1)];
    expect(followed(viewWith(...calm))?.id).toBe(0);
    expect(followed(viewWith(...calm, flow(2, { state: 'stalled' }), flow(3, { resets: 1 })))?.id).toBe(2);
  });

  it('has reached an LB', () => {
    expect(followed(viewWith(flow(0, { lb: -1 }), flow(1)))?.id).toBe(1);
    expect(followed(viewWith(flow(0, { lb: -1, state: 'stalled' })))).toBeUndefined();
  });
});

describe('its machines', () => {
  const idsOf = (one: FlowFrame) => hopsOf(one, base).map(({ id, isDead }) => (isDead ? `${id}, dead` : id));

  it('are those it goes through, up to a dead one that does not answer', () => {
    expect(idsOf(flow(0, { backend: 1 }))).toEqual(['lb-a', 'a2']);
    expect(idsOf(flow(0, { state: 'stalled' }))).toEqual(['lb-a', 'a1, dead']);
    expect(idsOf(flow(0))).toEqual(['lb-a', 'a1']);
    expect(idsOf(flow(0, { backend: -1 }))).toEqual(['lb-a']);
  });
});

it('those wait that have no answer, no connection or a broken one', () => {
  const states = ['connecting', 'handshake', 'open', 'stalled', 'broken'] as const;
  expect(waiting(viewWith(...states.map((state, id) => flow(id, { state }))))).toBe(3);
});
