/** Kinds of pending events; the argument of each is in the comment. */
export const EVENT = {
  /** none */
  arrival: 0,
  /** slot of the flow */
  syn: 1,
  hello: 2,
  request: 3,
  /** index of the pending request */
  answer: 4,
  /** index of the fault */
  fault: 5,
  faultOver: 6,
  notice: 7,
  /** index of the LB */
  lbReturn: 8,
  /** index of the backend */
  backendNotice: 9,
  /** none */
  upkeep: 10,
} as const;
