import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../errors';
import { heedsBfdDown, RESTART_TIME_DEFAULT_S, type SessionEnd, staleRouteMs } from './gracefulRestart';

const ENDS: readonly SessionEnd[] = ['lost', 'hold-expired', 'notified', 'hard-reset', 'bfd-down'];

describe('graceful restart', () => {
  const staleMs = (notifications: boolean) =>
    Object.fromEntries(ENDS.map((end) => [end, staleRouteMs(end, { restartTimeMs: 30_000, notifications })]));

  it('of RFC 4724 keeps the routes of a connection that was lost, and of nothing else', () => {
    expect(staleMs(false)).toEqual({ lost: 30_000, 'hold-expired': 0, notified: 0, 'hard-reset': 0, 'bfd-down': 0 });
  });

  it('of RFC 8538 keeps them when the hold timer expires or a notification comes, too', () => {
    expect(staleMs(true)).toEqual({
      lost: 30_000,
      'hold-expired': 30_000,
      notified: 30_000,
      'hard-reset': 0,
      'bfd-down': 0,
    });
  });

  it('FRRouting/frr#11183: a hold timer of 9 s and a restart time of 30 s keep a dead peer for 36 to 39 s', () => {
    const keptMs = staleRouteMs('hold-expired', { restartTimeMs: 30_000, notifications: true });
    const [soonestMs, latestMs] = [6000, 9000]; // from hold − keepalive to hold, by when the last message came
    expect([soonestMs + keptMs, latestMs + keptMs]).toEqual([36_000, 39_000]);
  });

  it('never keeps a route longer with fewer agreements, nor longer than the restart time', () => {
    fc.assert(
      fc.property(fc.constantFrom(...ENDS), fc.nat(4_095_000), (end, restartTimeMs) => {
        const [without, withThem] = [false, true].map((notifications) =>
          staleRouteMs(end, { restartTimeMs, notifications }),
        );
        expect(without).toBeLessThanOrEqual(withThem!);
        expect(withThem).toBeLessThanOrEqual(restartTimeMs);
      }),
    );
  });

  it('takes two minutes by default', () => {
    expect(RESTART_TIME_DEFAULT_S).toEqual({ frr: 120, bird: 120 });
  });

  it('a negative restart time is refused', () => {
    expect(() => staleRouteMs('lost', { restartTimeMs: -1, notifications: false })).toThrow(EngineError);
  });
});

describe('BFD beside graceful restart', () => {
  it('is heeded unless it may have lost no more than the control plane, and the router asks', () => {
    const ignored = [false, true].flatMap((isGraceful) =>
      [false, true].flatMap((checksControlPlane) =>
        [false, true].flatMap((isPeerIndependent) => {
          const session = { isGraceful, checksControlPlane, isPeerIndependent };
          return heedsBfdDown(session) ? [] : [session];
        }),
      ),
    );
    expect(ignored).toEqual([{ isGraceful: true, checksControlPlane: true, isPeerIndependent: false }]);
  });
});
