import { describe, expect, it } from 'vitest';
import { vrrpMasterDownMs } from '../detection/failureDetection';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from './simulate';

const pair = patchScenario(namedScenarios['vrrp-pair'], {
  durationMs: 40_000,
  traffic: { arrivals: { kind: 'steady', flowsPerS: 0.01 } },
  policies: { entry: { vrrpMasterPriority: 200 } },
});
const ON_A: Fault = { atMs: 1000, kind: 'lb-crash', target: 'lb-a', forMs: 10_000 };
const RETURN_MS = 11_000;

const moves = (faults: Fault[], entry: NonNullable<ScenarioPatch['policies']>['entry'] = {}) =>
  simulate(patchScenario(pair, { policies: { entry }, faults })).events.flatMap((event) =>
    event.kind === 'vip-moved' ? [{ to: event.subject, afterReturnMs: event.tMs - RETURN_MS }] : [],
  );

describe('a VRRP master that returns', () => {
  const masterDownMs = vrrpMasterDownMs({ advertIntervalMs: 1000, backupPriority: 200 });

  it.each(['lb-crash', 'link-down', 'daemon-death', 'drain'] as const)(
    'after %s takes the VIP back when it has listened for its own master-down interval',
    (kind) => {
      const [away, back] = moves([{ ...ON_A, kind }]);
      expect(away!.to).toBe('lb-b');
      expect(back).toEqual({ to: 'lb-a', afterReturnMs: expect.closeTo(masterDownMs, 9) });
      expect(moves([{ ...ON_A, kind }], { vrrpPreempt: false })).toHaveLength(1);
    },
  );

  it('from a freeze takes it back with its next advert, for it does not know that it lost it, nopreempt or not', () => {
    for (const vrrpPreempt of [true, false])
      expect(moves([{ ...ON_A, kind: 'lb-hang' }], { vrrpPreempt })[1]).toEqual({ to: 'lb-a', afterReturnMs: 0 });
  });

  it('from a freeze and a restart knows nothing of having been the master', () => {
    const restart = { ...ON_A, atMs: 9000, forMs: 2000 };
    expect(moves([{ ...ON_A, kind: 'lb-hang', forMs: 9000 }, restart], { vrrpPreempt: false })).toHaveLength(1);
  });

  it('waits anew when it goes again while it waits', () => {
    const again = { ...ON_A, atMs: RETURN_MS + 1000, forMs: 1000 };
    expect(moves([ON_A, again])[1]!.afterReturnMs).toBeCloseTo(2000 + masterDownMs, 9);
  });

  it('takes over from one whose speaker is dead', () => {
    const onB: Fault = { atMs: 8000, kind: 'daemon-death', target: 'lb-b', forMs: null };
    expect(moves([ON_A, onB], { vrrpPreempt: false })[1]!.afterReturnMs).toBeCloseTo(masterDownMs, 9);
  });

  it('has a higher priority than its backup', () => {
    expect(() => moves([], { vrrpPriority: 200 })).toThrow(
      'policies.entry.vrrpMasterPriority: expected above the backup',
    );
  });
});
