import { eject, ejectionMs, type HostEjection, NEVER_EJECTED, sweep, uneject } from '../health/ejection';
import {
  failurePercentageOutliers,
  type HostInterval,
  mayEject,
  type OutlierVerdict,
  successRateOutliers,
} from '../health/successRate';
import { type Stream, stream, uint32 } from '../random';
import { CircuitBreaker } from '../resilience/circuitBreaker';
import { zonesInReach } from '../scenario/regions';
import type { Scenario } from '../scenario/schema';
import type { LbBox } from './boxes';
import type { Recorder } from './recorder';

/** What one LB has seen of one backend. */
interface Watched {
  /** In a row. */
  failures: number;
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
  /** Ejections that hold now, and since the start. */
  ejected: number;
  ejections: number;
}

/**
 * What each L7 LB learns from the answers themselves: which backends to leave out (Envoy's outlier detection), and when
 * to stop altogether (a circuit breaker).
 */
export class Guards {
  private readonly guards: readonly Guard[];
  private readonly jitter: Stream;
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
    this.isComparing = Boolean(ejection?.successRate || ejection?.failurePercentage);
    this.guards = lbs.map(({ spec }) => ({
      breaker: breaker ? new CircuitBreaker(breaker) : null,
      cluster: clusterOf(scenario, spec.zone),
      hosts: new Map(),
      ejected: 0,
      ejections: 0,
    }));
  }

  /** Whether the LB's breaker lets a request through. */
  admits(lb: number, tMs: number): boolean {
    const { breaker } = this.guards[lb]!;
    return !breaker || this.telling(lb, tMs, breaker, () => breaker.tryAcquire(tMs));
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
      if (host && isOut(host)) this.readmit(lb, backend, host, uneject(host.ejection, tMs), tMs);
    }
  }

  /** The answer to a call of an LB, or its lack. */
  observe(lb: number, backend: number, isOk: boolean, durationMs: number, tMs: number): void {
    const { breaker, hosts } = this.guards[lb]!;
    if (breaker) this.telling(lb, tMs, breaker, () => breaker.record(tMs, { failed: !isOk, durationMs }));
    const { ejection } = this.scenario.policies;
    if (!ejection || backend < 0) return;
    const host = isOk && !this.isComparing ? hosts.get(backend) : this.hostOf(lb, backend);
    if (!host) return;
    host.requests++;
    if (isOk) {
      host.successes++;
      host.failures = 0;
    } else if (++host.failures === ejection.consecutive5xx && !isOut(host)) {
      // Anew even where the cap forbids the ejection. While a host is out the count goes on, to no effect.
      host.failures = 0;
      this.tryEject(lb, backend, host, tMs);
    }
  }

  /** Once an interval Envoy ends the ejections that are over, and then compares the hosts that are in use. */
  sweep(tMs: number): void {
    const config = this.scenario.policies.ejection!;
    for (const [lb, { hosts }] of this.guards.entries()) {
      for (const [backend, host] of hosts) {
        const after = sweep(host.ejection, tMs, config);
        if (isOut(host) && after.ejectedAtMs === null) this.readmit(lb, backend, host, after, tMs);
        else host.ejection = after;
      }
      if (this.isComparing && this.lbs[lb]!.spec.tier === 'l7') this.compare(lb, tMs);
    }
  }

  private compare(lb: number, tMs: number): void {
    const { successRate, failurePercentage, ...config } = this.scenario.policies.ejection!;
    const { cluster, hosts } = this.guards[lb]!;
    const cap = { alwaysEjectOneHost: false, ...config };
    const intervals = cluster.map((backend) => intervalOf(hosts.get(backend)));
    const ejectAll = ({ ejected }: OutlierVerdict) => {
      for (const index of ejected) this.tryEject(lb, cluster[index]!, this.hostOf(lb, cluster[index]!), tMs);
    };
    const out = () => this.guards[lb]!.ejected;
    if (successRate) ejectAll(successRateOutliers(intervals, { ...cap, ...successRate }, out()));
    const left = intervals.map((one, i) => ({ ...one, isEjected: isOut(hosts.get(cluster[i]!)) }));
    if (failurePercentage) ejectAll(failurePercentageOutliers(left, { ...cap, ...failurePercentage }, out()));
    for (const host of hosts.values()) {
      host.requests = 0;
      host.successes = 0;
    }
  }

  private tryEject(lb: number, backend: number, host: Watched, tMs: number): void {
    const { alwaysEjectOneHost = false, jitterMs: most = 0, ...config } = this.scenario.policies.ejection!;
    const guard = this.guards[lb]!;
    if (!mayEject(guard.ejected, guard.cluster.length, { ...config, alwaysEjectOneHost })) return;
    const jitterMs = uint32(this.jitter, lb, guard.ejections++) % (most + 1);
    host.ejection = eject(host.ejection, tMs, config, jitterMs);
    guard.ejected++;
    const forMs = ejectionMs(host.ejection.multiplier, config, jitterMs);
    this.recorder.event({ tMs, kind: 'backend-ejected', ...this.idsOf(lb, backend), forMs });
    this.onChange(lb, tMs);
    this.onEjected(backend, tMs);
  }

  /** Counting starts anew: failures of the time when it was out, to which panic led, say nothing of now. */
  private readmit(lb: number, backend: number, host: Watched, ejection: HostEjection, tMs: number): void {
    host.ejection = ejection;
    host.failures = 0;
    this.guards[lb]!.ejected--;
    this.recorder.event({ tMs, kind: 'backend-readmitted', ...this.idsOf(lb, backend) });
    this.onChange(lb, tMs);
  }

  private hostOf(lb: number, backend: number): Watched {
    const { hosts } = this.guards[lb]!;
    const known = hosts.get(backend);
    if (known) return known;
    const host: Watched = { failures: 0, requests: 0, successes: 0, ejection: NEVER_EJECTED };
    hosts.set(backend, host);
    return host;
  }

  /** Does something with a breaker and records its state if that has changed. */
  private telling<T>(lb: number, tMs: number, breaker: CircuitBreaker, act: () => T): T {
    const before = breaker.state;
    const result = act();
    if (breaker.state !== before)
      this.recorder.event({ tMs, kind: 'breaker', subject: this.lbs[lb]!.spec.id, state: breaker.state });
    return result;
  }

  private idsOf(lb: number, backend: number): { readonly subject: string; readonly lb: string } {
    return { subject: this.scenario.topology.backends[backend]!.id, lb: this.lbs[lb]!.spec.id };
  }
}

const isOut = (host: Watched | undefined): boolean => host !== undefined && host.ejection.ejectedAtMs !== null;

function intervalOf(host: Watched | undefined): HostInterval {
  if (!host || host.requests === 0) return { successPercent: 100, requests: 0, isEjected: isOut(host) };
  const successPercent = (100 * host.successes) / host.requests;
  return { successPercent, requests: host.requests, isEjected: isOut(host) };
}

/** The backends that LBs of a zone may call: of the first tier, and of the zones in their reach. */
function clusterOf(scenario: Scenario, zone: string): readonly number[] {
  const reach = zonesInReach(scenario, zone);
  return scenario.topology.backends.flatMap((backend, index) =>
    (backend.tier ?? 0) === 0 && reach.includes(backend.zone) ? [index] : [],
  );
}
