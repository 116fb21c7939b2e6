import { expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { migrateScenario } from './migrate';

it('what version 1 could not say is said as it was then', () => {
  const old = {
    version: 1,
    seed: 7,
    policies: { entry: { kind: 'vrrp' }, ecmp: {}, detection: {}, zone: {}, tls: {}, ejection: {}, retries: {} },
  };
  expect(migrateScenario(old)).toEqual({
    version: 2,
    seed: 7,
    policies: {
      entry: { kind: 'vrrp', vrrpVersion: 3, vrrpPreempt: true },
      ecmp: { unbalancedTimerMs: 0 },
      detection: { gracefulRestartAfterHold: false },
      zone: { overprovisioningPercent: 140, forceLocalMinSize: null, countBy: 'hosts' },
      tls: { certificate: 'ecdsa-p256' },
      clients: { synRetries: 'linux-before-6.5', connectTimeoutMs: null },
      balance: {
        kind: 'round-robin',
        choices: 2,
        activeRequestBias: 1,
        decayMs: 10_000,
        boundPercent: null,
        sticky: false,
      },
      slowStart: null,
      limits: null,
      ejection: { unejectOnPass: false },
      retries: { connectTimeoutMs: 5000, overallTimeoutMs: null },
    },
  });
});

it('what it says stays, and parts that are no objects are left to the validation', () => {
  const old = { version: 1, policies: { ecmp: { unbalancedTimerMs: 5 }, tls: 7, ejection: null } };
  expect(migrateScenario(old)).toMatchObject({
    policies: { ecmp: { unbalancedTimerMs: 5 }, tls: 7, ejection: null },
  });
  expect(migrateScenario({ version: 1, policies: [] })).toEqual({ version: 2, policies: [] });
});

it('one of today stays, and so does what is no scenario; another version is refused', () => {
  expect(migrateScenario(namedScenarios.flagship)).toBe(namedScenarios.flagship);
  for (const value of [null, 7, 'x', []]) expect(migrateScenario(value)).toBe(value);
  expect(() => migrateScenario({ version: 3 })).toThrow('version:');
});
