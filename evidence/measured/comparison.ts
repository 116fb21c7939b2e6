import { EngineError } from '../../engine/errors';
import { activeChecks } from './activeChecks';
import { earlyData, earlyReplay } from './earlyData';
import { ejection } from './ejection';
import { failover } from './failover';
import { type ComparedFigure, compareFigure, type Reason } from './figure';
import type { CaseFigures, MeasuredCase } from './file';
import { flights, withoutCounterpart } from './flights';
import { gracefulRestart } from './gracefulRestart';
import { proxyConnect } from './proxyConnect';
import { remap } from './remap';
import { resilient } from './resilient';
import { oneFails, retryAmplification } from './retries';
import { synRetries } from './synRetries';
import { tickets } from './tickets';
import { vrrp } from './vrrp';

export interface ComparedCase {
  readonly label: string;
  readonly figures: readonly ComparedFigure[];
  /** Why some or all of what was measured has no simulated counterpart; null: nothing is left out for a reason. */
  readonly noCounterpart: Reason | null;
}

type Family = (one: MeasuredCase, path: string) => CaseFigures;

const FAMILIES: Readonly<Record<string, Family>> = {
  'anycast-failover-bird-n3': failover,
  'anycast-failover-frr-n3': failover,
  'anycast-failover-bird-graceful-restart': failover,
  'ecmp-resilient-vs-normal-n3': resilient,
  'frr-graceful-restart': gracefulRestart,
  'haproxy-active-checks': activeChecks,
  'haproxy-hash-remap': remap,
  'haproxy-passive-ejection': ejection,
  'haproxy-retry-amplification': retryAmplification,
  'haproxy-retry-one-backend-fails-n3': oneFails,
  'keepalived-vrrp': vrrp,
  'linux-syn-retries': synRetries,
  'proxy-connect': proxyConnect,
  'tls-early-data-ecdsa': earlyData,
  'tls-early-replay': earlyReplay,
  'tls-flight-bytes-ecdsa': flights,
  'tls-handshake-cost-ecdsa': withoutCounterpart('cpuIsInput'),
  'tls-handshake-cost-rsa': withoutCounterpart('cpuIsInput'),
  'tls-key-rotation-13': withoutCounterpart('stagedKeys'),
  'tls-resumption-rate-ecdsa': tickets,
  'tls-resumption-rate-rsa': tickets,
};

/**
 * Simulated beside measured: every case of a file by its name (without `.json`), put to the simulation or to an exact
 * model in the same situation, over fixed seeds.
 * Throws EngineError on a file that no comparison knows, and on a case of another shape.
 */
export function compareMeasured(name: string, cases: readonly MeasuredCase[]): ComparedCase[] {
  const familyOf = Object.hasOwn(FAMILIES, name) ? FAMILIES[name] : undefined;
  if (!familyOf) throw new EngineError('measured file', name, `one of ${Object.keys(FAMILIES).join(', ')}`);
  return cases.map((one, index) => {
    const { label, figures, noCounterpart } = familyOf(one, `${name}.cases.${index}`);
    return { label, figures: figures.map(compareFigure), noCounterpart: noCounterpart ?? null };
  });
}
