import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import type { Fault } from '../scenario/schema';
import { simulate } from './simulate';

const ejection = {
  consecutive5xx: 3,
  intervalMs: 1000,
  baseEjectionMs: 60_000,
  maxEjectionMs: 60_000,
  maxEjectionPercent: 50,
};
/** A backend is as good as never taken out by checks; ejections last longer than the run. */
const base = patchScenario(namedScenarios.flagship, {
  traffic: { arrivals: { kind: 'poisson', flowsPerS: 100 } },
  policies: { zone: { kind: 'any' }, ejection, health: { intervalMs: 1000, timeoutMs: 500, unhealthyAfter: 100 } },
});
const ill = (kind: Fault['kind'], target = 'a1'): Fault => ({
  kind,
  target,
  atMs: 2000,
  forMs: null,
  ...(kind === 'backend-grey' && { factor: 1 }),
});
const eventsOf = (patch: ScenarioPatch) =>
  simulate(patchScenario(base, patch)).events.flatMap((event) =>
    event.kind === 'backend-ejected' || event.kind === 'backend-readmitted' ? [event] : [],
  );

describe('an ejection', () => {
  it('ends with a passed check, which a grey backend passes, and then comes again', () => {
    const events = eventsOf({ faults: [ill('backend-grey')] });
    expect(events.filter(({ kind }) => kind === 'backend-readmitted').length).toBeGreaterThan(10);
    const kinds = events.filter(({ lb }) => lb === 'lb-a').map(({ kind }) => kind);
    for (const [n, kind] of kinds.entries()) expect(kind).toBe(n % 2 === 0 ? 'backend-ejected' : 'backend-readmitted');
  });

  it('ends with a passed check of a backend that is well itself, and fails for what it calls', () => {
    const db = { id: 'db', zone: 'A', weight: 1, serviceMs: 1, concurrency: 100, tier: 1 };
    const topology = { backends: [...base.topology.backends, db] };
    const events = eventsOf({ topology, faults: [ill('backend-grey', 'db')] });
    const out = events.filter(({ kind }) => kind === 'backend-ejected');
    const back = events.filter(({ kind }) => kind === 'backend-readmitted');
    expect(out.length).toBeGreaterThan(50);
    expect(back.length).toBeGreaterThan(out.length / 2);
  });

  it('does not end with a failed check, nor with a passed one where the policy is against it', () => {
    const byAll = (patch: ScenarioPatch) =>
      eventsOf(patch).map(({ kind, lb, subject }) => [kind, lb, subject].join(' '));
    const once = ['lb-a', 'lb-b', 'lb-c'].map((lb) => `backend-ejected ${lb} a1`);
    expect(byAll({ faults: [ill('backend-crash')] }).toSorted()).toEqual(once);
    const policies = { ejection: { ...ejection, unejectOnPass: false } };
    expect(byAll({ faults: [ill('backend-grey')], policies }).toSorted()).toEqual(once);
  });

  it('comes to no more hosts than the cap allows, but to one whatever the cap where the policy has it so', () => {
    const faults = base.topology.backends.map(({ id }) => ill('backend-grey', id));
    const ejected = (maxEjectionPercent: number, alwaysEjectOneHost = false) => {
      const policies = { ejection: { ...ejection, unejectOnPass: false, maxEjectionPercent, alwaysEjectOneHost } };
      return eventsOf({ faults, policies }).filter(({ lb }) => lb === 'lb-b').length;
    };
    expect([0, 11, 12, 30, 100].map((percent) => ejected(percent))).toEqual([0, 0, 1, 2, 9]);
    expect(ejected(0, true)).toBe(1);
  });

  it('comes with a sweep to hosts that fail too great a share of an interval’s requests, if those were enough', () => {
    const grey = { ...ill('backend-grey'), factor: 0.5 };
    const judged = (requestVolume: number, threshold = 30) => {
      const failurePercentage = { minimumHosts: 2, requestVolume, threshold };
      const policies = { ejection: { ...ejection, consecutive5xx: 1000, unejectOnPass: false, failurePercentage } };
      return eventsOf({ faults: [grey], policies });
    };
    const events = judged(5);
    expect(events.map(({ lb, subject }) => `${lb} ${subject}`).toSorted()).toEqual(['lb-a a1', 'lb-b a1', 'lb-c a1']);
    for (const { tMs } of events) expect(tMs % 1000).toBe(0);
    expect(judged(5, 90)).toEqual([]);
    expect(judged(1000)).toEqual([]);
  });

  it('lasts its base time and a random part, until the next sweep', () => {
    const policies = {
      ejection: { ...ejection, unejectOnPass: false, baseEjectionMs: 1500, maxEjectionMs: 9000, jitterMs: 400 },
    };
    const events = eventsOf({ faults: [{ ...ill('backend-grey'), forMs: 500 }], policies });
    for (const lb of ['lb-a', 'lb-b', 'lb-c']) {
      const [out, back] = events.filter((event) => event.lb === lb);
      if (out?.kind !== 'backend-ejected') throw new Error('not ejected');
      expect(out.forMs).toBeGreaterThanOrEqual(1500);
      expect(out.forMs).toBeLessThan(1900);
      expect(back).toMatchObject({ kind: 'backend-readmitted' });
      expect(back!.tMs).toBe(1000 * Math.ceil((out.tMs + out.forMs) / 1000));
    }
  });
});
