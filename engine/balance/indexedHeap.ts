/**
 * A priority queue over the positions 0 … n − 1, each of which is in it once: the least key first, equal keys in the
 * order in which they were set. Finding the first costs O(1), setting a key O(log n); neither allocates.
 */
export class IndexedHeap {
  private readonly keys: Float64Array;
  private readonly stamps: Float64Array;
  private readonly heap: Int32Array;
  private readonly placeOf: Int32Array;
  private clock: number;

  /** The keys, by position; set in the order of the list. */
  constructor(keys: ArrayLike<number>) {
    this.clock = keys.length;
    this.keys = Float64Array.from(keys);
    this.stamps = this.keys.map((_, position) => position);
    this.heap = Int32Array.from(keys, (_, position) => position);
    this.placeOf = this.heap.slice();
    for (let place = (this.heap.length >> 1) - 1; place >= 0; place--) this.sink(place);
  }

  /** The position that is first in line; −1 of none. */
  get first(): number {
    return this.heap[0] ?? -1;
  }

  /** The position that is first and others near the front of the line, at most so many, in the order of the list. */
  front(most: number): Int32Array {
    return this.heap.slice(0, most).sort();
  }

  keyOf(position: number): number {
    return this.keys[position]!;
  }

  /** Sets a key anew, behind all that are equal to it. */
  set(position: number, key: number): void {
    this.keys[position] = key;
    this.stamps[position] = this.clock++;
    this.rise(this.placeOf[position]!);
    this.sink(this.placeOf[position]!);
  }

  private isBefore(a: number, b: number): boolean {
    const difference = this.keys[a]! - this.keys[b]!;
    return difference < 0 || (difference === 0 && this.stamps[a]! < this.stamps[b]!);
  }

  private rise(from: number): void {
    const { heap } = this;
    for (let place = from; place > 0; ) {
      const parent = (place - 1) >> 1;
      if (!this.isBefore(heap[place]!, heap[parent]!)) return;
      this.swap(place, parent);
      place = parent;
    }
  }

  private sink(from: number): void {
    const { heap } = this;
    for (let place = from; ; ) {
      let least = 2 * place + 1;
      if (least >= heap.length) return;
      if (least + 1 < heap.length && this.isBefore(heap[least + 1]!, heap[least]!)) least++;
      if (!this.isBefore(heap[least]!, heap[place]!)) return;
      this.swap(place, least);
      place = least;
    }
  }

  private swap(a: number, b: number): void {
    const { heap, placeOf } = this;
    const atA = heap[a]!;
    heap[a] = heap[b]!;
    heap[b] = atA;
    placeOf[heap[a]!] = a;
    placeOf[atA] = b;
  }
}
