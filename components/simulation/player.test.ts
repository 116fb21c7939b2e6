import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import type { Scenario } from '../../engine/scenario/schema';
import { startMs } from '../../engine/story/view';
import { newPlayer, type Player, type PlayerAction, reducePlayer, SPEEDS, toldMs } from './player';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const scenario: Scenario = { ...namedScenarios.anycast, faults: [crash] };
const { durationMs } = scenario;
const ready = newPlayer(scenario, true);

const anyAction: fc.Arbitrary<PlayerAction> = fc.oneof(
  fc.constantFrom<PlayerAction>(
    { type: 'play' },
    { type: 'toggle' },
    { type: 'step', direction: 1, moments: [] },
    { type: 'step', direction: -1, moments: [10, durationMs] },
    { type: 'why', flow: 3 },
    { type: 'allow' },
    { type: 'reset', scenario, compare: [] },
  ),
  fc.record({ type: fc.constant('tick' as const), ms: fc.double({ min: 0, max: 5000, noNaN: true }) }),
  fc.record({ type: fc.constant('seek' as const), tMs: fc.double({ min: -1e5, max: 1e5, noNaN: true }) }),
  fc.record({ type: fc.constant('speed' as const), speed: fc.constantFrom(...SPEEDS) }),
  fc.record({
    type: fc.constant('change' as const),
    scenario: fc.constantFrom<Scenario>(scenario, { ...scenario, durationMs: 3000, faults: [] }),
  }),
);

describe('the stage', () => {
  it('starts a little before the first fault, at rest', () => {
    expect(ready.tMs).toBeGreaterThan(0);
    expect(ready.tMs).toBeLessThan(crash.atMs);
    expect(ready.isPlaying).toBe(false);
  });

  it('keeps its moment within the run, and does not play past its end, whatever is done to it', () => {
    fc.assert(
      fc.property(fc.array(anyAction, { maxLength: 40 }), (actions) => {
        const player = actions.reduce(reducePlayer, ready);
        expect(player.tMs).toBeGreaterThanOrEqual(0);
        expect(player.tMs).toBeLessThanOrEqual(player.scenario.durationMs);
        if (player.tMs === player.scenario.durationMs) expect(player.hasEnded || !player.isPlaying).toBe(true);
      }),
    );
  });

  it('neither plays nor scrubs before the prediction is answered', () => {
    const asked = newPlayer(scenario, false);
    expect(reducePlayer(asked, { type: 'play' })).toBe(asked);
    expect(reducePlayer(asked, { type: 'seek', tMs: durationMs })).toBe(asked);
    const allowed = reducePlayer(asked, { type: 'allow' });
    expect(reducePlayer(allowed, { type: 'play' }).isPlaying).toBe(true);
  });

  it('lets time pass only while it plays, faster at a higher speed', () => {
    const tick = { type: 'tick', ms: 100 } as const;
    expect(reducePlayer(ready, tick)).toBe(ready);
    const playing = reducePlayer(reducePlayer(ready, { type: 'speed', speed: 4 }), { type: 'play' });
    expect(reducePlayer(playing, tick).tMs).toBe(ready.tMs + 400);
  });

  it('stops at the end, and Play begins anew from the start', () => {
    const ended = reducePlayer(reducePlayer(ready, { type: 'play' }), { type: 'tick', ms: durationMs });
    expect(ended).toMatchObject({ tMs: durationMs, isPlaying: false, hasEnded: true });
    expect(reducePlayer(ended, { type: 'play' })).toMatchObject({ tMs: ready.tMs, isPlaying: true });
  });

  it('shows another scenario at the same moment, still playing', () => {
    const playing = reducePlayer(ready, { type: 'play' });
    const other = { ...scenario, faults: [] };
    expect(reducePlayer(playing, { type: 'change', scenario: other })).toEqual({ ...playing, scenario: other });
  });

  it('goes back to the lesson’s scenario on reset, and to a link’s moment on restore', () => {
    const other = { ...scenario, faults: [] };
    const changed = reducePlayer(ready, { type: 'change', scenario: other });
    expect(reducePlayer(changed, { type: 'reset', scenario, compare: [] })).toEqual(ready);
    const restored = reducePlayer(newPlayer(scenario, false), {
      type: 'restore',
      scenario: other,
      tMs: 7000,
      compare: [],
    });
    expect(restored).toMatchObject({ scenario: other, tMs: 7000, isPlaying: false, mayPlay: true });
  });
});

describe('a step', () => {
  const moments = [1000, 1000.5, 4000];
  const stepped = (tMs: number, direction: 1 | -1) =>
    reducePlayer({ ...ready, tMs }, { type: 'step', direction, moments }).tMs;

  it('goes to the next change, and back to the one before', () => {
    expect(stepped(0, 1)).toBe(1000);
    expect(stepped(1000, 1)).toBe(1000.5);
    expect(stepped(4000, -1)).toBe(1000.5);
  });

  it('goes a small way where nothing changes, and not past the ends', () => {
    expect(stepped(4000, 1)).toBe(4000 + durationMs / 120);
    expect(stepped(durationMs, 1)).toBe(durationMs);
    expect(stepped(0, -1)).toBe(0);
  });

  it('pressed twice before anything is drawn goes two changes', () => {
    const twice = [ready, ready].map(() => ({ type: 'step', direction: 1, moments }) as const);
    expect(twice.reduce<Player>(reducePlayer, { ...ready, tMs: 0 }).tMs).toBe(1000.5);
  });
});

describe('Why', () => {
  const playing = reducePlayer(ready, { type: 'play' });

  it('stops the stage, and closed, leaves it as it is', () => {
    const asked = reducePlayer(playing, { type: 'why', flow: 7 });
    expect(asked).toMatchObject({ asked: 7, isPlaying: false, tMs: playing.tMs });
    const again = reducePlayer(asked, { type: 'toggle' });
    expect(reducePlayer(again, { type: 'why', flow: null })).toEqual(playing);
  });

  it('is forgotten on reset', () => {
    const asked = reducePlayer(ready, { type: 'why', flow: 7 });
    expect(reducePlayer(asked, { type: 'reset', scenario, compare: [] })).toEqual(ready);
  });
});

describe('the words beside a picture', () => {
  it('change thirty times in a run that plays, however often it is drawn', () => {
    const drawn = Array.from({ length: 1000 }, (_, frame) => (durationMs * frame) / 1000);
    const told = drawn.map((tMs) => toldMs({ ...ready, isPlaying: true, tMs }));
    expect(new Set(told).size).toBe(30);
    for (const [frame, tMs] of told.entries()) expect(tMs).toBeLessThanOrEqual(drawn[frame]!);
  });

  it('at rest are of the very moment', () => {
    expect(toldMs({ ...ready, tMs: 1234.5 })).toBe(1234.5);
  });
});

describe('a stage at rest', () => {
  const calm = { ...scenario, faults: [] };
  it('has nothing to tell of a run without a fault until it may be played, and then its settled traffic', () => {
    const asked = newPlayer(calm, false);
    expect(asked.tMs).toBe(0);
    expect(reducePlayer(asked, { type: 'reset', scenario: calm, compare: [] }).tMs).toBe(0);
    expect(newPlayer(calm, true).tMs).toBe(startMs(calm));
  });
  it('is before the first fault of any other', () => {
    expect(newPlayer(scenario, false).tMs).toBe(startMs(scenario));
  });
});
