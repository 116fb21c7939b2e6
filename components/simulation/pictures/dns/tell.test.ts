import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { expectedShare, sentToDead, shareNow } from '../../../../engine/story/dnsMemory';
import { viewOf } from '../../../../engine/story/view';
import { describeView } from '../../describe/describe';

const FAULT_MS = 10_000;
const CHANGED_MS = 15_000;
const TTL_MS = 20_000;
const run = simulate(
  patchScenario(namedScenarios['vrrp-pair'], {
    durationMs: 48_000,
    sampledFlows: 4000,
    topology: {
      regions: [
        { id: 'one', zones: ['A'], vip: '203.0.113.10' },
        { id: 'two', zones: ['B', 'C'], vip: '203.0.113.20' },
      ],
      clients: [{ id: 'clients', zone: 'A', rttMs: 20, share: 1 }],
    },
    traffic: { flowMs: 500 },
    policies: {
      entry: { kind: 'single' },
      dns: { ttlMs: TTL_MS, failoverMs: CHANGED_MS - FAULT_MS, overstayShare: 0.2, overstayFactor: 10 },
    },
    faults: [{ atMs: FAULT_MS, kind: 'lb-crash', target: 'lb-a', forMs: null }],
  }),
);
const tell = (tMs: number, locale: 'en' | 'ru' = 'en') => describeView('dns', viewOf(run, tMs), locale);

describe('what DNS remembers', () => {
  it('counts every flow of the run, and follows the theory of such resolvers', () => {
    const stretches = sentToDead(run);
    expect(stretches.reduce((sum, { opened }) => sum + opened, 0)).toBe(run.flows.length);
    const after = stretches.filter(({ fromMs }) => fromMs >= CHANGED_MS);
    for (const { fromMs, untilMs, opened, toDead } of after) {
      const expected = expectedShare(run.scenario, (fromMs + untilMs) / 2 - CHANGED_MS);
      expect(Math.abs(toDead / opened - expected)).toBeLessThan(4 * Math.sqrt(0.25 / opened));
    }
  });

  it('the share of a moment is that of the latest whole stretch, none before the fault', () => {
    expect(shareNow(viewOf(run, FAULT_MS - 1))).toBeNull();
    expect(shareNow(viewOf(run, FAULT_MS + 2100))).toBe(1);
    expect(shareNow(viewOf(run, CHANGED_MS + TTL_MS))).toBeLessThan(0.4);
  });

  it('is told at each moment', () => {
    expect(tell(5000)).toContain('The clock starts with the fault.');
    expect(tell(13_000)).toContain('Of the latest new connections 100% were sent to LB_A.');
    expect(tell(13_000)).not.toContain('record was changed');
    expect(tell(25_000)).toMatch(/The record was changed 10\ss ago; by their TTLs 59% of the resolvers/);
    expect(tell(13_000)).toContain('LB_A: dead. LB_B: healthy. The record names LB_A, LB_B.');
    expect(tell(25_000)).toContain('The record names LB_B.');
    expect(tell(25_000, 'ru')).toMatch(/Запись сменили 10\sс назад; судя по срокам, старая ещё у 59\s% резолверов/);
  });
});

describe('what DNS remembers of backends', () => {
  const library = (zone: string): (typeof namedScenarios.flagship)['topology']['lbs'][number] => ({
    id: `lib-${zone}`,
    zone,
    tier: 'l4' as const,
    weight: 1,
    cores: 4,
    inClients: true,
  });
  const direct = simulate(
    patchScenario(namedScenarios.flagship, {
      durationMs: 30_000,
      topology: { lbs: [...namedScenarios.flagship.topology.lbs, ...['A', 'B', 'C'].map(library)] },
      policies: { entry: { kind: 'dns' }, zone: { kind: 'any' }, dns: { ttlMs: 10_000, failoverMs: 2000 } },
      faults: [{ atMs: 10_000, kind: 'backend-crash', target: 'a1', forMs: null }],
    }),
  );
  const told = (tMs: number) => describeView('dns', viewOf(direct, tMs), 'en');

  it('is of backends alone: there is no LB to tell of', () => {
    expect(told(9000)).toContain('The record names a1, a2, a3, b1, b2, b3, c1, c2, c3.');
    expect(told(9000)).not.toMatch(/LB_|lib-/);
  });

  it('tells of the one that dies, and of the record without it', () => {
    expect(told(11_000)).toContain('a1: dead. a2: healthy.');
    expect(told(11_000)).toContain('The record names a1,');
    expect(told(14_000)).toMatch(/The record names a2, .* The record was changed 2\ss ago/);
  });
});
