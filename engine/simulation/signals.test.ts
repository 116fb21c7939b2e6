import { describe, expect, it } from 'vitest';
import { type BoxFaultKind, FAULTS } from '../scenario/faultKinds';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';

import { lbNotice } from './signals';

/** One of each use, none of them 0, 1 or ½. */
const DRAWS = [0.1, 0.2, 0.3, 0.4, 0.6, 0.7, 0.8, 0.9];
const draw = (which: number) => DRAWS[which]!;

const notice = (kind: BoxFaultKind, policies: ScenarioPatch['policies'] = {}) =>
  lbNotice(FAULTS[kind].effects, patchScenario(namedScenarios.flagship, { policies }).policies, draw);

describe('an LB that falls silent is noticed', () => {
  const slow = { link: false, daemonMs: [10, 30] as [number, number] };
  const daemonMs = 10 + 0.9 * 20;

  it('at once by its link, unless it only hangs', () => {
    expect(notice('lb-crash')).toEqual({ afterMs: 0, by: 'link' });
    expect(notice('link-down')).toEqual({ afterMs: 0, by: 'link' });
    expect(notice('lb-hang')!.by).toBe('bfd');
  });

  it('by BFD, a detection time after its last packet, which was sent up to a jittered interval before', () => {
    const bfd = notice('lb-crash', { detection: { ...slow, bfd: { txMs: 300, multiplier: 3 } } });
    expect(bfd).toEqual({ afterMs: expect.closeTo(900 - 0.1 * 300 * (0.75 + 0.25 * 0.2) + daemonMs, 9), by: 'bfd' });
  });

  it('by the hold timer, likewise: keepalives go at a third of it', () => {
    const hold = notice('lb-hang', { detection: { ...slow, bfd: null, holdMs: 9000 } });
    const afterMs = 9000 - 0.3 * 3000 * (0.75 + 0.25 * 0.4) + daemonMs;
    expect(hold).toEqual({ afterMs: expect.closeTo(afterMs, 9), by: 'hold-timer' });
  });

  it('by BFD at the slower of what the LB sends and the router takes, times the LB’s multiplier', () => {
    const bfd = notice('lb-hang', { detection: { ...slow, bfd: { txMs: 50, rxMs: 300, multiplier: 3 } } });
    expect(bfd!.afterMs).toBeCloseTo(900 - 0.1 * 300 * (0.75 + 0.25 * 0.2) + daemonMs, 9);
  });

  it('by the hold timer, and the restart time after it where both sides have RFC 8538', () => {
    const hold = { ...slow, bfd: null, holdMs: 9000, gracefulRestartMs: 30_000 };
    const afterMs = (gracefulRestartAfterHold: boolean) =>
      notice('lb-hang', { detection: { ...hold, gracefulRestartAfterHold } })!.afterMs;
    expect(afterMs(true) - afterMs(false)).toBeCloseTo(30_000, 9);
  });

  it('never, where all of that is off', () => {
    expect(notice('lb-crash', { detection: { ...slow, bfd: null, holdMs: 0 } })).toBeNull();
  });

  it('by BFD where the hold timer ends in the same moment', () => {
    const both = { ...slow, bfd: { txMs: 300, multiplier: 3 }, holdMs: 900 };
    const { policies } = patchScenario(namedScenarios.flagship, { policies: { detection: both } });
    expect(lbNotice(FAULTS['lb-crash'].effects, policies, () => 0.5)!.by).toBe('bfd');
  });

  it('by the first signal of several', () => {
    const both = { ...slow, bfd: { txMs: 300, multiplier: 3 } };
    expect(notice('lb-hang', { detection: { ...both, holdMs: 300 } })!.by).toBe('hold-timer');
    expect(notice('lb-hang', { detection: { ...both, holdMs: 9000 } })!.by).toBe('bfd');
  });
});

describe('a process that dies is noticed', () => {
  it('the routing daemon by its closed session, after what graceful restart grants it', () => {
    const detection = { daemonMs: [10, 30] as [number, number] };
    expect(notice('daemon-death', { detection })).toEqual({ afterMs: 1 + 28, by: 'bgp-session' });
    const graceful = notice('daemon-death', { detection: { ...detection, gracefulRestartMs: 500 } });
    expect(graceful).toEqual({ afterMs: 1 + 500 + 28, by: 'bgp-session' });
  });

  it('the proxy by the health hook only, at the last of its failures', () => {
    expect(notice('proxy-death')).toBeNull();
    const detection = { healthHook: { intervalMs: 100, failures: 3 } };
    expect(notice('proxy-death', { detection })).toEqual({
      afterMs: expect.closeTo(270, 9),
      by: 'health-hook',
    });
    expect(notice('daemon-death', { detection })!.by).toBe('bgp-session');
  });
});

describe('a VRRP master', () => {
  const entry = { kind: 'vrrp', vrrpAdvertMs: 1000, vrrpPriority: 100 } as const;

  it('is missed three adverts and a skew after its last one, its dead speaker as well', () => {
    const afterMs = 3000 + ((256 - 100) / 256) * 1000 - 0.6 * 1000;
    for (const kind of ['lb-crash', 'lb-hang', 'link-down', 'daemon-death'] as const)
      expect(notice(kind, { entry })).toEqual({ afterMs: expect.closeTo(afterMs, 9), by: 'vrrp' });
  });

  it('speaks the version that the scenario says: at an advert of 5 s the skew is a part of a second, or of the interval', () => {
    const slow = { ...entry, vrrpAdvertMs: 5000, vrrpPriority: 103 };
    const afterMs = (version: 2 | 3) => notice('lb-crash', { entry: { ...slow, vrrpVersion: version } })!.afterMs;
    const lastAdvertMs = 0.6 * 5000;
    expect(afterMs(2) + lastAdvertMs).toBeCloseTo(15_000 + (153 / 256) * 1000, 9);
    expect(afterMs(3) + lastAdvertMs).toBeCloseTo(15_000 + (153 / 256) * 5000, 9);
  });

  it('that stops cleanly leaves its backup the skew time only', () => {
    expect(notice('drain', { entry })).toEqual({ afterMs: expect.closeTo(((256 - 100) / 256) * 1000, 9), by: 'vrrp' });
  });

  it('is not missed while its speaker lives', () => {
    expect(notice('proxy-death', { entry })).toBeNull();
  });

  // keepalived 2.2.7, a `track_script`, two namespaces: the other box took the address 610 to 614 ms after "sent 0 priority".
  it('whose health hook fails leaves its backup the skew time, too', () => {
    const detection = { healthHook: { intervalMs: 100, failures: 3 } };
    expect(notice('proxy-death', { entry, detection })).toEqual({
      afterMs: expect.closeTo(270 + ((256 - 100) / 256) * 1000, 9),
      by: 'health-hook',
    });
  });
});

it('nobody steers the traffic of a single LB', () => {
  expect(notice('lb-crash', { entry: { kind: 'single' } })).toBeNull();
});
