import { EngineError } from '../errors';
import { SCENARIO_VERSION } from '../scenario/schema';

/** Anything that may be a scenario of some version. */
type Json = Record<string, unknown>;

/**
 * A scenario of an earlier version as one of today's, still to be validated: what it could not say yet is said as it
 * was then (VRRP 3 with preemption, no RFC 8538, checks that end no ejection), so that an old link opens with its own
 * situation. What a run makes of it may differ where the engine has been mended since. Throws EngineError on a version
 * that is none, or newer than this build.
 */
export function migrateScenario(value: unknown): unknown {
  if (!isObject(value)) return value;
  const { version } = value;
  if (version === SCENARIO_VERSION) return value;
  if (version === 1) return fromVersion1(value);
  throw new EngineError('version', version, `a version from 1 to ${SCENARIO_VERSION}`);
}

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Adds to an object what it lacks; what is no object stays for the validation to refuse. */
const withMissing = (value: unknown, missing: Json): unknown => (isObject(value) ? { ...missing, ...value } : value);

function fromVersion1(old: Json): Json {
  const next = { ...old, version: 2 };
  if (!isObject(old.policies)) return next;
  const { entry, ecmp, detection, zone, tls, ejection, retries } = old.policies;
  const policies = {
    ...old.policies,
    entry: withMissing(entry, { vrrpVersion: 3, vrrpPreempt: true }),
    ecmp: withMissing(ecmp, { unbalancedTimerMs: 0 }),
    detection: withMissing(detection, { gracefulRestartAfterHold: false }),
    zone: withMissing(zone, { overprovisioningPercent: 140, forceLocalMinSize: null, countBy: 'hosts' }),
    tls: withMissing(tls, { certificate: 'ecdsa-p256' }),
    clients: { synRetries: 'linux-before-6.5', connectTimeoutMs: null },
    balance: {
      ...{ kind: 'round-robin', choices: 2, activeRequestBias: 1, decayMs: 10_000, boundPercent: null, sticky: false },
    },
    slowStart: null,
    limits: null,
    ejection: withMissing(ejection, { unejectOnPass: false }),
    retries: withMissing(retries, { connectTimeoutMs: 5000, overallTimeoutMs: null }),
  };
  return { ...next, policies };
}
