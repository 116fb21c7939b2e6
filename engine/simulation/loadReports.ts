import type { LoadReport } from '../balance/grpcWeighted';
import type { BackendBox } from './boxes';

/** A backend looks back over so long when it says how it is. */
const PERIOD_MS = 1000;

const NOTHING: LoadReport = { qps: 0, eps: 0, utilization: 0 };

/** One backend's count of the period that runs, and what the one before came to. */
interface Count {
  period: number;
  answers: number;
  errors: number;
  busyMs: number;
  report: LoadReport;
}

/** What backends report of themselves with each answer (ORCA): of the last whole second, by what they have finished. */
export class LoadReports {
  private readonly counts: readonly Count[];

  constructor(private readonly backends: readonly BackendBox[]) {
    this.counts = backends.map(() => ({ period: 0, answers: 0, errors: 0, busyMs: 0, report: NOTHING }));
  }

  /** A backend has finished a call that kept a worker busy for so long. */
  finished(backend: number, serviceMs: number, isOk: boolean, tMs: number): void {
    const count = this.countAt(backend, tMs);
    count.answers++;
    count.busyMs += serviceMs;
    if (!isOk) count.errors++;
  }

  of(backend: number, tMs: number): LoadReport {
    return this.countAt(backend, tMs).report;
  }

  private countAt(backend: number, tMs: number): Count {
    const count = this.counts[backend]!;
    const period = Math.floor(tMs / PERIOD_MS);
    if (period === count.period) return count;
    const { answers, errors, busyMs } = count;
    const workMs = PERIOD_MS * this.backends[backend]!.spec.concurrency;
    const isLast = period === count.period + 1;
    count.report = isLast ? { qps: answers, eps: errors, utilization: busyMs / workMs } : NOTHING;
    Object.assign(count, { period, answers: 0, errors: 0, busyMs: 0 });
    return count;
  }
}
