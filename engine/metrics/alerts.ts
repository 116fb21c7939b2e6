import { requireNumber } from '../errors';
import { expandFaults } from '../scenario/expandFaults';
import type { Scenario } from '../scenario/schema';
import type { MetricsWindow, Run } from '../simulation/run';
import { evaluateRules, type MultiwindowRule, type TrafficSegment } from './multiwindow';

/** A stretch in which an alert was on. */
export interface Firing {
  /** End of the window at which it fired, ms. */
  readonly fromMs: number;
  /** Null: still on. */
  readonly untilMs: number | null;
  /** Ms from the start of the fault that it fired for; null: nothing was wrong within what it looks at, a false alarm. */
  readonly afterMs: number | null;
}

/** What a run's windows are to an alert: traffic in stretches, errors as a share of the requests that ended. */
function segmentOf({ fromMs, untilMs, counts }: MetricsWindow): TrafficSegment {
  const ended = counts.ok + counts.failed;
  const durationS = (untilMs - fromMs) / 1000;
  return { durationS, requestsPerSecond: ended / durationS, errorRatio: ended === 0 ? 0 : counts.failed / ended };
}

/**
 * When a multi-window burn-rate rule fires in a run up to a moment, looked at as each window of the run ends.
 * Throws EngineError on an SLO outside 0–1 and on windows without length.
 */
export function burnFirings(run: Run, slo: number, rule: MultiwindowRule, untilMs: number): Firing[] {
  const segments = run.windows.map(segmentOf);
  const isOn = (index: number) => evaluateRules(slo, segments.slice(0, index + 1), [rule])[0]!.firing;
  return firingsOf(run, isOn, rule.longWindowS * 1000, untilMs);
}

/** When a share of the requests of one window lies above a fixed threshold: failed ones, or retries. */
export function thresholdFirings(run: Run, of: 'failed' | 'retries', threshold: number, untilMs: number): Firing[] {
  requireNumber('threshold', threshold, 0, Number.MAX_VALUE);
  const isOn = (index: number) => {
    const { counts } = run.windows[index]!;
    return counts.requests > 0 && counts[of] / counts.requests > threshold;
  };
  return firingsOf(run, isOn, run.windows[0]!.untilMs, untilMs);
}

function firingsOf(run: Run, isOn: (index: number) => boolean, looksBackMs: number, untilMs: number): Firing[] {
  const firings: Firing[] = [];
  let sinceMs: number | null = null;
  const close = (endMs: number | null) => {
    if (sinceMs !== null)
      firings.push({ fromMs: sinceMs, untilMs: endMs, afterMs: sinceFault(run.scenario, sinceMs, looksBackMs) });
    sinceMs = null;
  };
  for (const [index, window] of run.windows.entries()) {
    if (window.untilMs > untilMs) break;
    if (!isOn(index)) close(window.untilMs);
    else sinceMs ??= window.untilMs;
  }
  close(null);
  return firings;
}

/** Ms from the start of the first fault that holds at a moment, or held within what an alert looks back on. */
function sinceFault(scenario: Scenario, tMs: number, looksBackMs: number): number | null {
  const fault = expandFaults(scenario).find(
    ({ atMs, forMs }) => atMs <= tMs && (forMs === null || atMs + forMs > tMs - looksBackMs),
  );
  return fault ? tMs - fault.atMs : null;
}
