/** What a window has counted. */
export interface OutcomeCounts {
  readonly calls: number;
  readonly failed: number;
  readonly slow: number;
}

/** The calls a breaker judges by. */
export interface OutcomeWindow {
  /** Adds a call that ended at `nowMs`; answers the counts with it. */
  record(nowMs: number, failed: boolean, slow: boolean): OutcomeCounts;
}

/** Running sums over a ring of slots; what a slot held leaves the sums when the slot is used again. */
class SlotSums {
  calls = 0;
  failed = 0;
  slow = 0;
  readonly #slots: { calls: number; failed: number; slow: number }[];

  constructor(size: number) {
    this.#slots = Array.from({ length: size }, () => ({ calls: 0, failed: 0, slow: 0 }));
  }

  empty(index: number): void {
    const slot = this.#slots[index]!;
    this.calls -= slot.calls;
    this.failed -= slot.failed;
    this.slow -= slot.slow;
    slot.calls = 0;
    slot.failed = 0;
    slot.slow = 0;
  }

  add(index: number, failed: boolean, slow: boolean): OutcomeCounts {
    count(this, failed, slow);
    count(this.#slots[index]!, failed, slow);
    return this;
  }
}

function count(sums: { calls: number; failed: number; slow: number }, failed: boolean, slow: boolean): void {
  sums.calls++;
  if (failed) sums.failed++;
  if (slow) sums.slow++;
}

/** The last `size` calls. */
export class CountWindow implements OutcomeWindow {
  readonly #sums: SlotSums;
  #next = 0;

  constructor(readonly size: number) {
    this.#sums = new SlotSums(size);
  }

  record(_nowMs: number, failed: boolean, slow: boolean): OutcomeCounts {
    const index = this.#next;
    this.#next = (index + 1) % this.size;
    this.#sums.empty(index);
    return this.#sums.add(index, failed, slow);
  }
}

/** The calls of the current second and of the `sizeS` − 1 whole seconds before it. */
export class TimeWindow implements OutcomeWindow {
  readonly #sums: SlotSums;
  #newestS = -1;

  constructor(readonly sizeS: number) {
    this.#sums = new SlotSums(sizeS);
  }

  record(nowMs: number, failed: boolean, slow: boolean): OutcomeCounts {
    const second = Math.floor(nowMs / 1000);
    const firstNew = Math.max(this.#newestS + 1, second - this.sizeS + 1);
    for (let expired = firstNew; expired <= second; expired++) this.#sums.empty(expired % this.sizeS);
    this.#newestS = second;
    return this.#sums.add(second % this.sizeS, failed, slow);
  }
}
