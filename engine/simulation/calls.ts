import type { BackendBox, LbBox } from './boxes';
import { Fifo } from './fifo';
import type { Flow } from './flow';

/** A request of a client on its way through the backends. */
export interface Root {
  readonly flow: Flow;
  readonly lb: number;
  readonly lbEpoch: number;
  readonly requestNo: number;
  readonly wishMs: number;
  readonly sentMs: number;
  /** When its LB answers with an error, whatever is under way; Infinity: never. */
  readonly deadlineMs: number;
  /** Index in the sampled flow's story, −1 outside. */
  readonly note: number;
  /** The LB's latest try. */
  current: Call | null;
  /** An event is pending for its deadline. */
  isTimed: boolean;
  isAnswered: boolean;
}

/** Where a call is. */
export type Stage =
  /** In the line of its LB, which has as many calls under way as it may. */
  | 'waiting'
  /** Its caller tries to open a connection, and nobody answers. */
  | 'connecting'
  /** Sent on a connection from before, into silence. */
  | 'lost'
  /** Its backend, or the line before it, has it. */
  | 'working'
  /** Its backend waits for those of the next tier. */
  | 'calling'
  /** Its answer, or an error, is ready. */
  | 'ok'
  | 'error'
  /** A reset, or nobody to send it to. */
  | 'refused';

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
  /** The backend of the try before; −1: there was none. */
  readonly failed: number;
  /** Number of its draws. */
  readonly nth: number;
  backend: number;
  /** The life of the backend in which the call's connection was opened. */
  backendEpoch: number;
  /** How long it keeps a worker busy. */
  serviceMs: number;
  startedMs: number;
  /** When its connection was there. */
  sentMs: number;
  stage: Stage;
  /** When its pending event is due: one that comes at another time is out of date. NaN: none is pending. */
  dueMs: number;
  /** Nothing happens until its backend, which is silent, does something again. */
  isHeld: boolean;
  /** An event is pending for the end of its caller's patience. */
  isTimed: boolean;
  /** Its caller has had its answer, or has given it up; its work may go on all the same. */
  isOver: boolean;
  /** Events, lines and calls that still refer to it. */
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

  /** All that a backend has, or may have. */
  of(backend: number): Call[] {
    return this.calls.filter((call) => call?.backend === backend) as Call[];
  }

  /** One reference less; a call that nothing refers to any more leaves the list. */
  release(call: Call): void {
    if (--call.references > 0) return;
    this.calls[call.index] = null;
    this.free.push(call.index);
    if (call.parent) this.release(call.parent);
  }
}

/** Calls that wait for their turn, first come first served; those that are over have left it. */
export class CallLine {
  private readonly calls = new Fifo<Call>();
  /** Those that are not over. */
  length = 0;

  push(call: Call): void {
    this.calls.push(call);
    call.references++;
    this.length++;
  }

  /** The first that is not over; its reference goes to whoever takes it. */
  take(list: CallList): Call | null {
    for (let call = this.calls.shift(); call; call = this.calls.shift()) {
      if (!call.isOver) {
        this.length--;
        return call;
      }
      list.release(call);
    }
    return null;
  }
}
