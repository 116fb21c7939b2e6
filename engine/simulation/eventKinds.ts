/** Kinds of pending events, numbered so that a queue of typed arrays can hold them; the argument is in the comment. */
export const EVENT = {
  /** none */
  arrival: 0,
  /** slot of the flow */
  syn: 1,
  hello: 2,
  request: 3,
  /** index of the call */
  callDone: 4,
  callTimeout: 5,
  callAgain: 6,
  /** index of the elementary fault */
  fault: 7,
  faultOver: 8,
  notice: 9,
  drained: 10,
  /** index of the LB */
  lbReturn: 11,
  listUpdate: 12,
  /** number of the checked target; the same times two, plus one if the probe passed */
  probe: 13,
  probeDone: 14,
  /** index of the backend */
  recordChange: 15,
  /** index of the region */
  dnsNotice: 16,
  /** none */
  upkeep: 17,
  ejectionSweep: 18,
  /** index of a call of the request */
  deadline: 19,
  /** index of the backend */
  backendChanged: 20,
} as const;

export type EventName = keyof typeof EVENT;

/** What each kind of event sets off. A kind without a handler does not compile. */
export type Handlers = Readonly<Record<EventName, (arg: number, tMs: number) => void>>;

/** The handlers by number of their kind. */
export function byKind(handlers: Handlers): readonly Handlers[EventName][] {
  const table: Handlers[EventName][] = [];
  for (const [name, kind] of Object.entries(EVENT)) table[kind] = handlers[name as EventName];
  return table;
}
