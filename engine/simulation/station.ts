/**
 * A service station of `servers` equal servers and one line, first come first served (the c in M/M/c): the cores of an
 * LB, the workers of a backend. Jobs must be admitted in the order in which they arrive.
 */
export class Station {
  /** When each server falls free: a binary heap, the earliest on top. */
  private readonly freeAtMs: Float64Array;

  constructor(servers: number) {
    this.freeAtMs = new Float64Array(servers);
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
    return startMs;
  }

  /** Forgets all work: the box has lost its power. */
  clear(): void {
    this.freeAtMs.fill(0);
  }
}
