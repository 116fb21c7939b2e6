import { eject, ejectionMs, type HostEjection, NEVER_EJECTED, sweep } from '../health/ejection';
import { mayEject } from '../health/successRate';
import { CircuitBreaker } from '../resilience/circuitBreaker';
import type { Scenario } from '../scenario/schema';
import type { LbBox } from './boxes';
import type { Recorder } from './recorder';

/** What one LB has seen of one backend. */
interface Watched {
  failures: number;
  ejection: HostEjection;
}

/** What each L7 LB learns from the answers themselves: which backends to leave out, and when to stop altogether. */
export class Guards {
  private readonly breakers: readonly (CircuitBreaker | null)[];
  /** By LB, then by backend: those that have failed it, for most never do. */
  private readonly watched: readonly Map<number, Watched>[];

  constructor(
    private readonly scenario: Scenario,
    private readonly recorder: Recorder,
    private readonly lbs: readonly LbBox[],
    /** Called when an LB's own exclusions have changed. */
    private readonly onChange: (lb: number, tMs: number) => void,
    /** Called when some LB has ejected a backend. */
    private readonly onEjected: (backend: number, tMs: number) => void,
  ) {
    const { breaker } = scenario.policies;
    this.breakers = lbs.map(() => (breaker ? new CircuitBreaker(breaker) : null));
    this.watched = lbs.map(() => new Map());
  }

  /** Whether the LB's breaker lets a request through. */
  admits(lb: number, tMs: number): boolean {
    const breaker = this.breakers[lb];
    return !breaker || this.telling(lb, tMs, breaker, () => breaker.tryAcquire(tMs));
  }

  isEjected(lb: number, backend: number): boolean {
    return this.watched[lb]!.get(backend)?.ejection.ejectedAtMs != null;
  }

  isEjectedAnywhere(backend: number): boolean {
    return this.watched.some((hosts) => hosts.get(backend)?.ejection.ejectedAtMs != null);
  }

  /** A backend has passed an active check: where the policy has it so, that ends its ejections. */
  passedCheck(backend: number, tMs: number): void {
    if (this.scenario.policies.ejection?.unejectOnPass === false) return;
    for (const [lb, hosts] of this.watched.entries()) {
      const host = hosts.get(backend);
      if (!host || host.ejection.ejectedAtMs === null) continue;
      host.ejection = { ...host.ejection, ejectedAtMs: null, unejectedAtMs: tMs };
      host.failures = 0;
      this.recorder.event({
        tMs,
        kind: 'backend-readmitted',
        subject: this.backendId(backend),
        lb: this.lbs[lb]!.spec.id,
      });
      this.onChange(lb, tMs);
    }
  }

  /** The answer to a call of an LB, or its lack. */
  observe(lb: number, backend: number, isOk: boolean, durationMs: number, tMs: number): void {
    const breaker = this.breakers[lb];
    if (breaker) this.telling(lb, tMs, breaker, () => breaker.record(tMs, { failed: !isOk, durationMs }));
    const { ejection } = this.scenario.policies;
    if (!ejection || backend < 0) return;
    if (!isOk) return this.countFailure(lb, backend, tMs);
    const host = this.watched[lb]!.get(backend);
    if (host) host.failures = 0;
  }

  /** Envoy looks at its ejections once an interval. */
  sweep(tMs: number): void {
    const config = this.scenario.policies.ejection!;
    for (const [lb, hosts] of this.watched.entries()) {
      for (const [backend, host] of hosts) {
        const wasOut = host.ejection.ejectedAtMs !== null;
        host.ejection = sweep(host.ejection, tMs, config);
        if (!wasOut || host.ejection.ejectedAtMs !== null) continue;
        this.recorder.event({
          tMs,
          kind: 'backend-readmitted',
          subject: this.backendId(backend),
          lb: this.lbs[lb]!.spec.id,
        });
        this.onChange(lb, tMs);
      }
    }
  }

  private countFailure(lb: number, backend: number, tMs: number): void {
    const host = this.hostOf(lb, backend);
    host.failures++;
    if (host.failures < this.scenario.policies.ejection!.consecutive5xx || host.ejection.ejectedAtMs !== null) return;
    host.failures = 0;
    this.tryEject(lb, backend, host, tMs);
  }

  private tryEject(lb: number, backend: number, host: Watched, tMs: number): void {
    const config = this.scenario.policies.ejection!;
    const out = [...this.watched[lb]!.values()].filter(({ ejection }) => ejection.ejectedAtMs !== null).length;
    const { backends } = this.scenario.topology;
    if (!mayEject(out, backends.length, { maxEjectionPercent: config.maxEjectionPercent, alwaysEjectOneHost: false }))
      return;
    host.ejection = eject(host.ejection, tMs, config);
    const forMs = ejectionMs(host.ejection.multiplier, config);
    this.recorder.event({
      tMs,
      kind: 'backend-ejected',
      subject: this.backendId(backend),
      lb: this.lbs[lb]!.spec.id,
      forMs,
    });
    this.onChange(lb, tMs);
    this.onEjected(backend, tMs);
  }

  private hostOf(lb: number, backend: number): Watched {
    const hosts = this.watched[lb]!;
    const known = hosts.get(backend);
    if (known) return known;
    const host: Watched = { failures: 0, ejection: NEVER_EJECTED };
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

  private backendId(backend: number): string {
    return this.scenario.topology.backends[backend]!.id;
  }
}
