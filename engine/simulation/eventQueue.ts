/**
 * Pending events in the order of their time; events of one instant in the order they were pushed, so that a run has one
 * order only. A binary heap over typed arrays: no object is made for an event.
 */
export class EventQueue {
  private times = new Float64Array(1024);
  private sequence = new Float64Array(1024);
  private kinds = new Uint8Array(1024);
  private args = new Int32Array(1024);
  private pushed = 0;
  size = 0;
  /** The event that `pop` took out last. */
  tMs = 0;
  kind = 0;
  arg = 0;

  push(tMs: number, kind: number, arg: number): void {
    if (this.size === this.times.length) this.grow();
    const sequence = this.pushed++;
    let hole = this.size++;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      // A later push has the greater number, so equal times never swap.
      if (this.times[parent]! <= tMs) break;
      this.move(parent, hole);
      hole = parent;
    }
    this.put(hole, tMs, sequence, kind, arg);
  }

  /** Takes the earliest event into `tMs`, `kind`, `arg`; false when there is none. */
  pop(): boolean {
    if (this.size === 0) return false;
    this.tMs = this.times[0]!;
    this.kind = this.kinds[0]!;
    this.arg = this.args[0]!;
    const last = --this.size;
    if (last > 0) this.sink(this.times[last]!, this.sequence[last]!, this.kinds[last]!, this.args[last]!);
    return true;
  }

  private sink(tMs: number, sequence: number, kind: number, arg: number): void {
    const { times, sequence: order, size } = this;
    let hole = 0;
    for (let child = 1; child < size; child = 2 * hole + 1) {
      const right = child + 1;
      if (
        right < size &&
        (times[right]! < times[child]! || (times[right] === times[child] && order[right]! < order[child]!))
      )
        child = right;
      if (times[child]! > tMs || (times[child] === tMs && order[child]! > sequence)) break;
      this.move(child, hole);
      hole = child;
    }
    this.put(hole, tMs, sequence, kind, arg);
  }

  private move(from: number, to: number): void {
    this.put(to, this.times[from]!, this.sequence[from]!, this.kinds[from]!, this.args[from]!);
  }

  private put(at: number, tMs: number, sequence: number, kind: number, arg: number): void {
    this.times[at] = tMs;
    this.sequence[at] = sequence;
    this.kinds[at] = kind;
    this.args[at] = arg;
  }

  private grow(): void {
    const double = <T extends Float64Array | Uint8Array | Int32Array>(old: T, wider: T): T => {
      wider.set(old);
      return wider;
    };
    const length = this.times.length * 2;
    this.times = double(this.times, new Float64Array(length));
    this.sequence = double(this.sequence, new Float64Array(length));
    this.kinds = double(this.kinds, new Uint8Array(length));
    this.args = double(this.args, new Int32Array(length));
  }
}
