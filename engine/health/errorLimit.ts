import { requireInteger, requireNumber } from '../errors';
import { afterProbe, CHECKED_UP, type CheckThresholds } from './activeCheck';

/** A server that answers every request with an error, watched by its traffic and by health checks. Milliseconds. */
export interface ErrorLimitInput extends CheckThresholds {
  /** Errors in a row that mark the server down; a passed check starts the count anew. */
  readonly errorLimit: number;
  readonly checkIntervalMs: number;
  /** When the first check comes. */
  readonly firstCheckMs: number;
  /** Whether its health check, unlike its answers, is fine. */
  readonly checkPasses: boolean;
  /** Its requests come one every so long, from 0 on, while it is up. */
  readonly requestIntervalMs: number;
  readonly durationMs: number;
}

export interface ErrorLimitReplay {
  /** When it was marked down, and when it was up again: null if not within the time. */
  readonly ejections: readonly { readonly atMs: number; readonly backAtMs: number | null }[];
  readonly errors: number;
  /** Of them, up to the first ejection. */
  readonly errorsUntilEjection: number;
}

/**
 * Passive ejection by an error limit beside an active health check, as HAProxy's `observe layer7`, `error-limit` and
 * `on-error mark-down` have it: where the check passes, it takes the server back each time, and the server flaps.
 * Source: HAProxy configuration manual 2.6, `observe`, `on-error`. Throws EngineError on times or limits that are not
 * above 0.
 */
export function replayErrorLimit(input: ErrorLimitInput): ErrorLimitReplay {
  const { errorLimit, checkIntervalMs, checkPasses, requestIntervalMs, durationMs } = input;
  requireInteger('errorLimit', errorLimit, 1, 1e6);
  requireNumber('checkIntervalMs', checkIntervalMs, 1, 1e9);
  requireNumber('requestIntervalMs', requestIntervalMs, 0.01, 1e9);
  requireNumber('durationMs', durationMs, 0, 1e9);
  const ejections: { atMs: number; backAtMs: number | null }[] = [];
  let target = CHECKED_UP;
  let [errors, inARow, errorsUntilEjection] = [0, 0, 0];
  let requestMs = 0;
  let checkMs = requireNumber('firstCheckMs', input.firstCheckMs, 0, checkIntervalMs);
  while (Math.min(requestMs, checkMs) < durationMs) {
    if (checkMs <= requestMs) {
      const wasUp = target.isUp;
      target = afterProbe(target, checkPasses, input);
      if (checkPasses) inARow = 0;
      if (!wasUp && target.isUp) {
        ejections.at(-1)!.backAtMs = checkMs;
        requestMs = checkMs;
      }
      checkMs += checkIntervalMs;
    } else if (!target.isUp) requestMs = checkMs;
    else {
      errors++;
      if (++inARow === errorLimit) {
        ejections.push({ atMs: requestMs, backAtMs: null });
        if (ejections.length === 1) errorsUntilEjection = errors;
        target = { isUp: false, contrary: 0 };
        inARow = 0;
      }
      requestMs += requestIntervalMs;
    }
  }
  return { ejections, errors, errorsUntilEjection };
}
