import type { BackendBox, LbBox } from './boxes';

/**
 * Connections that callers (LBs and backends, by number) have open to backends and do not use now. One goes when either
 * end has lost its memory and the other has heard of it: a box that has lost its power tells nobody.
 */
export class IdleConnections {
  private readonly open: Uint32Array;
  /** The lives of callers and backends in which the connections were opened. */
  private readonly callerEpochs: Int32Array;
  private readonly backendEpochs: Int32Array;

  constructor(
    callers: number,
    private readonly backends: number,
  ) {
    this.open = new Uint32Array(callers * backends);
    this.callerEpochs = new Int32Array(callers);
    this.backendEpochs = new Int32Array(backends);
  }

  /** Takes one into use; the life of the backend in which it was opened, or null where there is none. */
  take(caller: number, from: LbBox | BackendBox, backend: number, to: BackendBox): number | null {
    this.tidy(caller, from, backend, to);
    const at = caller * this.backends + backend;
    if (this.open[at] === 0) return null;
    this.open[at]!--;
    return this.backendEpochs[backend]!;
  }

  /** Gives one back after an answer on it. */
  give(caller: number, from: LbBox | BackendBox, backend: number, to: BackendBox): void {
    this.tidy(caller, from, backend, to);
    this.open[caller * this.backends + backend]!++;
  }

  private tidy(caller: number, from: LbBox | BackendBox, backend: number, to: BackendBox): void {
    if (this.callerEpochs[caller] !== from.epoch) {
      this.callerEpochs[caller] = from.epoch;
      this.open.fill(0, caller * this.backends, (caller + 1) * this.backends);
    }
    if (to.condition === 'silent' || this.backendEpochs[backend] === to.epoch) return;
    this.backendEpochs[backend] = to.epoch;
    for (let at = backend; at < this.open.length; at += this.backends) this.open[at] = 0;
  }
}
