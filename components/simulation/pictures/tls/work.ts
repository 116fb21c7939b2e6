import type { MetricsWindow, Run } from '../../../../engine/simulation/run';
import { cpuMsOf } from '../../../../engine/simulation/tickets';
import { cpuLoad } from '../../../../engine/story/recent';
import type { View } from '../../../../engine/story/view';
import { countsIn, histogramIn, lengthMs, opensByLb, type Stretch, sumOver } from '../../../../engine/story/windows';

/** Work of handshakes of both kinds, as shares of what cores can do. */
export interface Work {
  readonly full: number;
  readonly resumed: number;
}

/** What handshakes brought to the cores of all LBs that took connections; nothing where none did. */
export function workOfFleet(stretch: Stretch): Work {
  const { topology, policies } = stretch.scenario;
  const { handshakesFull, handshakesResumed } = countsIn(stretch.windows);
  const opens = topology.clients.map((_, clients) => opensByLb(stretch, clients));
  const cores = sumOver([...topology.lbs.entries()], ([lb, spec]) =>
    opens.some((byLb) => byLb[lb]! > 0) ? spec.cores : 0,
  );
  const canDoMs = cores * lengthMs(stretch.windows);
  if (canDoMs === 0) return { full: 0, resumed: 0 };
  return {
    full: (handshakesFull * cpuMsOf(policies.tls, false)) / canDoMs,
    resumed: (handshakesResumed * cpuMsOf(policies.tls, true)) / canDoMs,
  };
}

/** The load of one LB's cores of late; which LB resumed whom is not recorded, so its parts are those of the fleet. */
export function workOfLb(view: View, lb: number): Work {
  const { full, resumed } = workOfFleet(view.recent);
  const load = cpuLoad(view, lb);
  return full + resumed === 0
    ? { full: load, resumed: 0 }
    : { full: (load * full) / (full + resumed), resumed: (load * resumed) / (full + resumed) };
}

export interface WorkWindow extends Work, Pick<MetricsWindow, 'fromMs' | 'untilMs'> {
  /** One handshake in a hundred waited longer for a core. */
  readonly p99WaitMs: number;
}

const made = new WeakMap<Run, readonly WorkWindow[]>();

/** The work of each window of a run, and how long handshakes waited in it; made once. */
export function workOver(run: Run): readonly WorkWindow[] {
  const known = made.get(run) ?? run.windows.map((window) => workIn(run, window));
  made.set(run, known);
  return known;
}

function workIn({ scenario }: Run, window: MetricsWindow): WorkWindow {
  const windows = [window];
  const p99WaitMs = histogramIn(windows, 'handshakeWait').quantile(0.99) ?? 0;
  return { ...workOfFleet({ scenario, windows }), p99WaitMs, fromMs: window.fromMs, untilMs: window.untilMs };
}
