import { Fifo } from './fifo';

/**
 * A service station of `servers` equal servers and one line, first come first served (the c in M/M/c): the cores of an
 * LB, the workers of a backend. Jobs must be admitted in the order in which they arrive.
 */
export class Station {
  /** When each server falls free: a binary heap, the earliest on top. */
  private readonly freeAtMs: Float64Array;
  /** When those who wait begin, first to last; kept only where the line is bounded. */
  private startsMs = new Fifo<number>();

  /** `places`: how many may wait in line; without, any number. */
  constructor(
    servers: number,
    private readonly places = Number.POSITIVE_INFINITY,
  ) {
    this.freeAtMs = new Float64Array(servers);
  }

  /** Whether a job that arrives now finds all servers busy and every place in the line taken. */
  isFull(arrivalMs: number): boolean {
    if (this.places === Number.POSITIVE_INFINITY || this.freeAtMs[0]! <= arrivalMs) return false;
    while (this.startsMs.first !== undefined && this.startsMs.first <= arrivalMs) this.startsMs.shift();
    return this.startsMs.length >= this.places;
  }

  /** Puts a job in line and gives the moment its service starts; it ends `serviceMs` later. */
  admit(arrivalMs: number, serviceMs: number): number {
    const heap = this.freeAtMs;
    const startMs = Math.max(arrivalMs, heap[0]!);
    const endMs = startMs + serviceMs;
    let hole = 0;
    for (let child = 1; child < heap.length; child = 2 * hole + 1) {
      if (child + 1 < heap.length && heap[child + 1]! < heap[child]!) child++;
      if (heap[child]! >= endMs) break;
      heap[hole] = heap[child]!;
      hole = child;
    }
    heap[hole] = endMs;
    if (startMs > arrivalMs && this.places !== Number.POSITIVE_INFINITY) this.startsMs.push(startMs);
    return startMs;
  }

  /** Forgets all work: the box has lost its power. */
  clear(): void {
    this.freeAtMs.fill(0);
    this.startsMs = new Fifo();
  }
}
