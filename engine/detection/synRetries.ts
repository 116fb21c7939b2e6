import { requireInteger } from '../errors';

/** `net.ipv4.tcp_syn_retries` and `net.ipv4.tcp_syn_linear_timeouts`. */
export interface SynRetries {
  /** Retransmissions beyond the linear ones. */
  readonly retries: number;
  /** Timeouts that stay at the first one before they double; none before Linux 6.5. */
  readonly linearTimeouts: number;
}

/** Linux's defaults, before 6.5 and since. */
export const LINUX_SYN_RETRIES = {
  'before-6.5': { retries: 6, linearTimeouts: 0 },
  'since-6.5': { retries: 6, linearTimeouts: 4 },
} as const satisfies Record<string, SynRetries>;

export interface SynSchedule {
  /** When the SYN is sent again, ms after the first one. */
  readonly retransmissionsMs: readonly number[];
  /** When `connect` fails with ETIMEDOUT. */
  readonly givesUpMs: number;
}

/** `TCP_TIMEOUT_INIT` and `TCP_RTO_MAX` of Linux. */
const FIRST_TIMEOUT_MS = 1000;
const LONGEST_TIMEOUT_MS = 120_000;

/**
 * When Linux retransmits a SYN that nobody answers, and when it gives the connection up: a second apart for as long as
 * the timeouts are linear, then each wait twice the one before. It ends sooner than it has retries left when a timeout
 * comes later than `retries` alone, all of them doubled, would have taken.
 * Source: Linux `tcp_timer.c`, `tcp_write_timeout`, `tcp_model_timeout`, `tcp_retransmit_timer`. Throws EngineError on retries outside 1–127
 * or linear timeouts outside 0–127.
 */
export function synRetransmissions({ retries, linearTimeouts }: SynRetries): SynSchedule {
  requireInteger('retries', retries, 1, 127);
  requireInteger('linearTimeouts', linearTimeouts, 0, 127);
  const patienceMs = doublingMs(retries + 1);
  const retransmissionsMs: number[] = [];
  let timeoutMs = FIRST_TIMEOUT_MS;
  let nowMs = timeoutMs;
  while (nowMs < patienceMs) {
    retransmissionsMs.push(nowMs);
    if (retransmissionsMs.length > linearTimeouts) timeoutMs = Math.min(2 * timeoutMs, LONGEST_TIMEOUT_MS);
    nowMs += timeoutMs;
  }
  return { retransmissionsMs, givesUpMs: nowMs };
}

/** So many waits, each twice the one before, as far as that goes. */
function doublingMs(waits: number): number {
  let sumMs = 0;
  for (let timeoutMs = FIRST_TIMEOUT_MS, wait = 0; wait < waits; wait++) {
    sumMs += timeoutMs;
    timeoutMs = Math.min(2 * timeoutMs, LONGEST_TIMEOUT_MS);
  }
  return sumMs;
}
