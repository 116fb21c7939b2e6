import { CHECKED_UP } from '../health/activeCheck';
import {
  afterCheck,
  afterResponse,
  eject,
  ejectionJitterMs,
  ejectionMs,
  type HostEjection,
  NEVER_EJECTED,
} from '../health/ejection';
import { type EjectionCap, mayEject } from '../health/ejectionCap';
import { type IntervalJudges, sweepInterval } from '../health/intervalSweep';
import { type Stream, stream, uint32 } from '../random';
import { type BreakerState, CircuitBreaker } from '../resilience/circuitBreaker';
import { zonesInReach } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import type { LbBox } from './boxes';
import type { Recorder } from './recorder';

/** What one LB has seen of one backend. */
interface Watched {
  /** Since the last sweep. */
  requests: number;
  successes: number;
  ejection: HostEjection;
}

/** What one L7 LB keeps in mind. */
interface Guard {
  readonly breaker: CircuitBreaker | null;
  /** The backends that it may call at all: the cap on ejections counts them. */
  readonly cluster: readonly number[];
  /** By backend: those that there is something to know of. */
  readonly hosts: Map<number, Watched>;
  /** Since the start. */
  ejections: number;
}

/**
 * What each L7 LB learns from the answers themselves: which backends to leave out (Envoy's outlier detection), and when
 * to stop altogether (a circuit breaker).
 */
export class Guards {
  private readonly guards: readonly Guard[];
  private readonly jitter: Stream;
  private readonly config: (NonNullable<Scenario['policies']['ejection']> & EjectionCap) | null;
  private readonly judges: IntervalJudges;
  /** Sweeps compare hosts, so that successes have to be counted, too. */
  private readonly isComparing: boolean;

  constructor(
    private readonly scenario: Scenario,
    private readonly recorder: Recorder,
    private readonly lbs: readonly LbBox[],
    /** Called when an LB's own exclusions have changed. */
    private readonly onChange: (lb: number, tMs: number) => void,
    /** Called when some LB has ejected a backend. */
    private readonly onEjected: (backend: number, tMs: number) => void,
  ) {
    const { breaker, ejection } = scenario.policies;
    this.jitter = stream(scenario.seed, 'ejections');
    this.config = ejection && { ...ejection, alwaysEjectOneHost: ejection.alwaysEjectOneHost ?? false };
    this.judges = {
      ...(ejection?.successRate && { successRate: ejection.successRate }),
      ...(ejection?.failurePercentage && { failurePercentage: ejection.failurePercentage }),
    };
    this.isComparing = Object.keys(this.judges).length > 0;
    this.guards = lbs.map(({ spec }) => ({
      breaker: breaker ? new CircuitBreaker(breaker) : null,
      cluster: clusterOf(scenario, spec.zone),
      hosts: new Map(),
      ejections: 0,
    }));
  }

  /** Whether the LB's breaker lets a request through. */
  admits(lb: number, tMs: number): boolean {
    const { breaker } = this.guards[lb]!;
    if (!breaker) return true;
    const before = breaker.state;
    const isAdmitted = breaker.tryAcquire(tMs);
    this.tell(lb, tMs, breaker.state, before);
    return isAdmitted;
  }

  /** A request that the breaker let through was never sent on. */
  release(lb: number, tMs: number): void {
    this.guards[lb]!.breaker?.release(tMs);
  }

  isEjected(lb: number, backend: number): boolean {
    return isOut(this.guards[lb]!.hosts.get(backend));
  }

  isEjectedAnywhere(backend: number): boolean {
    return this.guards.some(({ hosts }) => isOut(hosts.get(backend)));
  }

  /** A backend has passed an active check: where the policy has it so, that ends its ejections. */
  passedCheck(backend: number, tMs: number): void {
    if (this.scenario.policies.ejection?.unejectOnPass === false) return;
    for (const [lb, { hosts }] of this.guards.entries()) {
      const host = hosts.get(backend);
      if (host) this.become(lb, backend, host, afterCheck(host.ejection, true, CHECKED_UP, tMs), tMs);
    }
  }

  /** The answer to a call of an LB, or its lack. */
  observe(lb: number, backend: number, isOk: boolean, durationMs: number, tMs: number): void {
    const { breaker, hosts } = this.guards[lb]!;
    if (breaker) {
      const before = breaker.state;
      breaker.record(tMs, { failed: !isOk, durationMs });
      this.tell(lb, tMs, breaker.state, before);
    }
    if (!this.config || backend < 0) return;
    const host = isOk && !this.isComparing ? hosts.get(backend) : this.hostOf(lb, backend);
    if (!host) return;
    host.requests++;
    if (isOk) host.successes++;
    const after = afterResponse(host.ejection, !isOk, this.config.consecutive5xx);
    host.ejection = after.host;
    if (!after.isOutlier || !mayEject(this.countEjected(lb), this.guards[lb]!.cluster.length, this.config)) return;
    this.become(lb, backend, host, eject(host.ejection, tMs, this.config, this.jitterMs(lb)), tMs);
  }

  /** What each LB does once an interval. Hosts that it knows nothing of can neither be readmitted nor be outliers. */
  sweep(tMs: number): void {
    for (const [lb, { hosts, cluster }] of this.guards.entries()) {
      if (hosts.size === 0) continue;
      const swept = cluster.map((backend) => hosts.get(backend) ?? UNWATCHED);
      const { ejections } = sweepInterval(swept, this.config!, this.judges, tMs, () => this.jitterMs(lb));
      for (const [index, backend] of cluster.entries()) {
        const host = hosts.get(backend);
        if (!host) continue;
        host.requests = 0;
        host.successes = 0;
        this.become(lb, backend, host, ejections[index]!, tMs);
      }
    }
  }

  /** Takes down what has become of a host, and tells who has to know. */
  private become(lb: number, backend: number, host: Watched, ejection: HostEjection, tMs: number): void {
    const before = host.ejection;
    host.ejection = ejection;
    if (before.ejectedAtMs === ejection.ejectedAtMs) return;
    const ids = { subject: this.scenario.topology.backends[backend]!.id, lb: this.lbs[lb]!.spec.id };
    if (before.ejectedAtMs !== null) this.recorder.event({ tMs, kind: 'backend-readmitted', ...ids });
    if (ejection.ejectedAtMs !== null) {
      const forMs = ejectionMs(ejection.multiplier, this.config!, ejection.jitterMs);
      this.recorder.event({ tMs, kind: 'backend-ejected', ...ids, forMs });
    }
    this.onChange(lb, tMs);
    if (ejection.ejectedAtMs !== null) this.onEjected(backend, tMs);
  }

  private jitterMs(lb: number): number {
    return ejectionJitterMs(this.config!.jitterMs ?? 0, uint32(this.jitter, lb, this.guards[lb]!.ejections++));
  }

  private countEjected(lb: number): number {
    let count = 0;
    for (const host of this.guards[lb]!.hosts.values()) if (isOut(host)) count++;
    return count;
  }

  private hostOf(lb: number, backend: number): Watched {
    const { hosts } = this.guards[lb]!;
    const known = hosts.get(backend);
    if (known) return known;
    const host: Watched = { ...UNWATCHED };
    hosts.set(backend, host);
    return host;
  }

  /** Records the state of an LB's breaker if it has changed. */
  private tell(lb: number, tMs: number, state: BreakerState, before: BreakerState): void {
    if (state !== before) this.recorder.event({ tMs, kind: 'breaker', subject: this.lbs[lb]!.spec.id, state });
  }
}

/** A host that nothing is known of. */
const UNWATCHED: Watched = { requests: 0, successes: 0, ejection: NEVER_EJECTED };

const isOut = (host: Watched | undefined): boolean => host !== undefined && host.ejection.ejectedAtMs !== null;

/** The backends that LBs of a zone may call: of the first tier, and of the zones in their reach. */
function clusterOf(scenario: Scenario, zone: string): readonly number[] {
  const reach = zonesInReach(scenario, zone);
  return scenario.topology.backends.flatMap((backend, index) =>
    (backend.tier ?? 0) === 0 && reach.includes(backend.zone) ? [index] : [],
  );
}
