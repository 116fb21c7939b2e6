import { expect, it } from 'vitest';
import type { FlowFrame } from '../simulation/run';
import { markOf, tallyOf } from './marks';

const flow = (more: Partial<FlowFrame>): FlowFrame => ({
  id: 0,
  state: 'open',
  sinceMs: 0,
  lb: 0,
  proxy: -1,
  backend: 0,
  movement: 'kept',
  resets: 0,
  ...more,
});

it('trouble now goes before what has happened, a needless move before a reset, a reset before another way', () => {
  expect(markOf(flow({}))).toBe('kept');
  expect(markOf(flow({ state: 'connecting' }))).toBe('connecting');
  expect(markOf(flow({ state: 'connecting', movement: 'rerouted' }))).toBe('rerouted');
  expect(markOf(flow({ resets: 1, movement: 'rerouted' }))).toBe('reset');
  expect(markOf(flow({ resets: 1, movement: 'moved' }))).toBe('moved');
  expect(markOf(flow({ resets: 1, movement: 'needless' }))).toBe('needless');
  expect(markOf(flow({ state: 'stalled', movement: 'needless' }))).toBe('stalled');
  expect(markOf(flow({ state: 'broken', resets: 1 }))).toBe('broken');
});

it('counts each flow under its mark, and every flow that was ever reset', () => {
  const flows = [
    flow({}),
    flow({ state: 'connecting' }),
    flow({ movement: 'rerouted' }),
    flow({ movement: 'moved', resets: 1 }),
    flow({ movement: 'needless' }),
    flow({ movement: 'needless' }),
    flow({ resets: 2 }),
    flow({ state: 'stalled', resets: 1 }),
  ];
  expect(tallyOf(flows)).toEqual({ kept: 2, rerouted: 1, moved: 1, needless: 2, reset: 3, stalled: 1 });
});
