/** Kinds of pending events; the argument of each is in the comment. */
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
  /** index of the LB behind L4 LBs */
  proxyNotice: 13,
  /** index of the backend */
  backendNotice: 14,
  /** index of the region */
  dnsNotice: 15,
  /** none */
  upkeep: 16,
  ejectionSweep: 17,
} as const;
