import type { Interval } from './run';

/** As fine as a person notices. */
const CELL_MS = 100;
/** A run of more than some hours is cut coarser, that its memory stays bounded. */
const MOST_CELLS = 2 ** 17;

/**
 * The time of a run in which some client waited for what did not come. It is kept in cells of 100 ms, whatever the
 * length of the run: what is unanswered for a moment counts as one cell.
 */
export class Unanswered {
  private readonly cellMs: number;
  private readonly cells: Uint8Array;

  constructor(private readonly durationMs: number) {
    this.cellMs = Math.max(CELL_MS, durationMs / MOST_CELLS);
    this.cells = new Uint8Array(Math.ceil(durationMs / this.cellMs));
  }

  /** A client waited in vain from one moment to another, which may lie in the future. */
  add(fromMs: number, untilMs: number): void {
    const first = Math.floor(fromMs / this.cellMs);
    this.cells.fill(1, first, Math.max(first + 1, Math.ceil(untilMs / this.cellMs)));
  }

  intervals(): Interval[] {
    const found: Interval[] = [];
    for (let at = this.cells.indexOf(1); at >= 0; ) {
      const next = this.cells.indexOf(0, at);
      const end = next < 0 ? this.cells.length : next;
      found.push({ fromMs: at * this.cellMs, untilMs: Math.min(end * this.cellMs, this.durationMs) });
      at = this.cells.indexOf(1, end);
    }
    return found;
  }
}
