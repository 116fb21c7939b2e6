import type { BackendBox, LbBox } from './boxes';
import type { Flow } from './flow';

/** A request of a client on its way through the backends. */
export interface Root {
  readonly flow: Flow;
  readonly lb: number;
  readonly lbEpoch: number;
  readonly requestNo: number;
  readonly wishMs: number;
  readonly sentMs: number;
  /** Index in the sampled flow's story, −1 outside. */
  readonly note: number;
}

/** One try to have a backend of some tier do its part of a request. */
export interface Call {
  readonly root: Root;
  /** The call of the tier above that waits for this one; null: the LB does. */
  readonly parent: Call | null;
  /** Its place in the list of calls. */
  index: number;
  readonly caller: LbBox | BackendBox;
  readonly tier: number;
  /** 1 for the first. */
  readonly tries: number;
  /** Number of its draws. */
  readonly nth: number;
  backend: number;
  backendEpoch: number;
  /** How long it keeps a worker busy. */
  serviceMs: number;
  readonly startedMs: number;
  /** Its caller has had its answer, or has given it up; its work may go on all the same. */
  isOver: boolean;
  /** Events and calls that still refer to it. */
  references: number;
}

/** Calls under way, by index, so that an event can name one by a number. */
export class CallList {
  private readonly calls: (Call | null)[] = [];
  private readonly free: number[] = [];

  add(call: Call): void {
    call.index = this.free.pop() ?? this.calls.length;
    this.calls[call.index] = call;
  }

  get(index: number): Call {
    return this.calls[index]!;
  }

  /** One reference less; a call that nothing refers to any more leaves the list. */
  release(call: Call): void {
    if (--call.references > 0) return;
    this.calls[call.index] = null;
    this.free.push(call.index);
    if (call.parent) this.release(call.parent);
  }
}
