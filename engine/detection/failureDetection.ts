import { EngineError, requireInteger, requireNumber } from '../errors';

/** A time or an interval, ms or s: positive, finite. */
function requirePositive(field: string, value: number): number {
  if (!(value > 0)) throw new EngineError(field, value, 'a finite number above 0');
  return requireNumber(field, value, 0, Number.POSITIVE_INFINITY);
}

/** What a BFD speaker announces: how often it would send, how often it can receive, packets missed before "down". */
export interface BfdTimers {
  readonly txMs: number;
  readonly rxMs: number;
  readonly multiplier: number;
}

/** Defaults: FRR `bfdd/bfd.h`; BIRD `doc/bird.sgml`. */
export const BFD_DEFAULTS = {
  frr: { txMs: 300, rxMs: 300, multiplier: 3 },
  bird: { txMs: 100, rxMs: 10, multiplier: 5 },
} as const satisfies Record<string, BfdTimers>;

/** Default hold times in seconds: FRR `bgpd.h`, `bgp_vty.h`; Cisco IOS; BIRD `doc/bird.sgml`; AWS and Google documentation. */
export const BGP_HOLD_DEFAULT_S = {
  frr: 180,
  frrDatacenter: 9,
  cisco: 180,
  bird: 240,
  awsDirectConnect: 90,
  gcpCloudRouter: 60,
} as const;

/** VRRP defaults of either version (RFC 3768, RFC 9568): one advertisement a second, backups of priority 100. */
export const VRRP_DEFAULTS = { advertIntervalMs: 1000, backupPriority: 100 } as const;

/**
 * Milliseconds without a BFD packet until the local system declares the session down: the interval both sides agreed
 * on, times the multiplier the *sender* announced. Jitter (packets leave up to 25 % early) is ignored.
 * Source: RFC 5880 §6.8.4. Throws EngineError on a non-positive interval or a multiplier outside 1–255.
 */
export function bfdDetectionMs(input: { remoteTxMs: number; localRxMs: number; remoteMultiplier: number }): number {
  const remoteTxMs = requirePositive('remoteTxMs', input.remoteTxMs);
  const localRxMs = requireNumber('localRxMs', input.localRxMs, 0, Number.POSITIVE_INFINITY);
  return Math.max(remoteTxMs, localRxMs) * requireInteger('remoteMultiplier', input.remoteMultiplier, 1, 255);
}

/**
 * The hold time two BGP speakers use (seconds; the smaller offer) and the longest a silent peer goes unnoticed: a peer
 * that dies right after its keepalive is missed for the whole hold time. 0 switches the timer off: never detected, null.
 * Source: RFC 4271 §4.2 (0, or at least 3 s). Throws EngineError on any other offer.
 */
export function bgpHoldDetection(input: { localHoldS: number; peerHoldS: number }): {
  negotiatedHoldS: number;
  worstCaseDetectionMs: number | null;
} {
  const negotiatedHoldS = Math.min(
    requireHoldTime('localHoldS', input.localHoldS),
    requireHoldTime('peerHoldS', input.peerHoldS),
  );
  return { negotiatedHoldS, worstCaseDetectionMs: negotiatedHoldS === 0 ? null : negotiatedHoldS * 1000 };
}

function requireHoldTime(field: string, seconds: number): number {
  if (seconds === 1 || seconds === 2) throw new EngineError(field, seconds, 'a hold time of 0 or at least 3 s');
  return requireInteger(field, seconds, 0, 65535);
}

/** A VRRP backup. keepalived speaks version 2 unless it is told otherwise, and so does this model. */
export interface VrrpBackup {
  /** In version 2 advertisements are whole seconds apart on the wire; this is not checked. */
  readonly advertIntervalMs: number;
  readonly backupPriority: number;
  readonly version?: 2 | 3;
}

/**
 * The skew of a VRRP backup, ms: how long it waits for one of a higher priority to go first. It is all that it waits
 * when the master stops cleanly and says so by priority 0. In version 2 it is a part of a second, in version 3 of the
 * interval. Sources: RFC 3768 §6.1; RFC 9568 §6.1.
 * Throws EngineError on a non-positive interval, a priority outside 1–255, another version.
 */
export function vrrpSkewMs({ advertIntervalMs, backupPriority, version = 2 }: VrrpBackup): number {
  requirePositive('advertIntervalMs', advertIntervalMs);
  const waitedPart = (256 - requireInteger('backupPriority', backupPriority, 1, 255)) / 256;
  return waitedPart * (requireInteger('version', version, 2, 3) === 2 ? 1000 : advertIntervalMs);
}

/**
 * Milliseconds without an advertisement until a VRRP backup takes over: three intervals and its skew.
 * Sources: RFC 3768 §6.1 (Master_Down_Interval); RFC 9568 §6.1 (Active_Down_Interval). Throws as `vrrpSkewMs` does.
 */
export function vrrpMasterDownMs(backup: VrrpBackup): number {
  return vrrpSkewMs(backup) + 3 * backup.advertIntervalMs;
}

/** An active health check: seconds between probes, probes that must fail in a row, seconds that each may take. */
export interface HealthCheck {
  readonly intervalS: number;
  readonly unhealthyThreshold: number;
  readonly timeoutS: number;
}

/** How soon and how late a dead target is marked, in seconds since it died. */
export interface DetectionBounds {
  readonly bestCaseS: number;
  readonly worstCaseS: number;
}

/**
 * What an active health check needs to mark a dead target, where probes keep their beat whatever became of the last one, as
 * Kubernetes' do. Best: a probe starts the moment the target dies and each probe fails at once. Worst: it dies right after a
 * probe passed, and the last probe waits out its timeout.
 * Throws EngineError on a non-positive interval, a negative timeout or a threshold below 1.
 */
export function healthCheckDetectionS(check: HealthCheck): DetectionBounds {
  const { intervalS, unhealthyThreshold, timeoutS } = checked(check);
  return { bestCaseS: (unhealthyThreshold - 1) * intervalS, worstCaseS: unhealthyThreshold * intervalS + timeoutS };
}

/**
 * The same where the interval to the next probe begins once the last one is over, and every probe of the dead target takes
 * `timeoutS` to fail: 0 for one that refuses. Best: a probe starts the moment the target dies. Worst: it dies right after a
 * probe passed. Sources: HAProxy 2.6 src/check.c (`process_chk_conn` sets the task to the interval when a check ends); Envoy
 * health_checker_base_impl.cc (`handleFailure` starts the interval's timer).
 * Throws as `healthCheckDetectionS` does.
 */
export function healthCheckAfterResultS(check: HealthCheck): DetectionBounds {
  const { intervalS, unhealthyThreshold, timeoutS } = checked(check);
  const worstCaseS = unhealthyThreshold * (intervalS + timeoutS);
  return { bestCaseS: worstCaseS - intervalS, worstCaseS };
}

const checked = ({ intervalS, unhealthyThreshold, timeoutS }: HealthCheck): HealthCheck => ({
  intervalS: requirePositive('intervalS', intervalS),
  unhealthyThreshold: requireInteger('unhealthyThreshold', unhealthyThreshold, 1, 1000),
  timeoutS: requireNumber('timeoutS', timeoutS, 0, Number.POSITIVE_INFINITY),
});
