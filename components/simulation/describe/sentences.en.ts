/** Sentences that tell a picture in English; Russian has this shape. */
export const en = {
  at: (time: string) => `At ${time}.`,
  last: (who: string, what: string) => `Last: ${who} ${what}.`,
  lb: (name: string, status: string, flows: number) => `${name}: ${status}, ${flows} connections.`,
  marks: (moved: number, needless: number, broken: number, stalled: number) =>
    `Moved: ${moved}; moved needlessly: ${needless}; reset: ${broken}; unanswered: ${stalled}.`,
  noTrouble: 'Every connection is where it was opened.',
  outage: (detect: string, first: string, last: string) =>
    `Since the fault: noticed ${detect}, first answer ${first}, last one ${last}.`,
  after: (time: string) => `after ${time}`,
  notYet: 'not yet',
  window: (ok: number, lost: number) => `In the last window ${ok} requests answered, ${lost} packets unanswered.`,
  zone: (name: string, shares: string) => `${name} sends ${shares}.`,
  toZone: (share: string, zone: string) => `${share} to ${zone}`,
  busiest: (name: string, share: string, fair: string) =>
    `Busiest backend: ${name} with ${share}; a fair share is ${fair}.`,
  crossing: (share: string, usd: string) => `${share} of requests cross zones, ${usd} a month at this rate.`,
  latency: (p50: string, p99: string) => `Latency: p50 ${p50}, p99 ${p99}.`,
  panic: 'Panic: the LBs ignore health checks.',
  backends: (moved: number, kept: number) => `Of ${moved} moved connections, ${kept} are still with their backend.`,
  tls: (resumed: string, load: string) =>
    `${resumed} of recent handshakes were resumed; the busiest LB uses ${load} of its cores.`,
  machines: (lbs: number, ofLbs: number, backends: number, ofBackends: number) =>
    `LBs alive: ${lbs} of ${ofLbs}; backends alive: ${backends} of ${ofBackends}.`,
  deadInUse: (names: string) => `Dead and still sent to: ${names}.`,
  andMore: (names: string, count: number) => `${names} and ${count} more`,
  regions: (shares: string) => `New connections by region: ${shares}.`,
  way: (flow: string, state: string, way: string) => `Followed: ${flow}, ${state}: ${way}.`,
  state: (name: string, status: string) => `${name}: ${status}.`,
  clock: (name: string, time: string, parts: string) => `${time} since ${name} failed: ${parts}.`,
  noFault: 'The clock starts with the fault.',
  soFar: (time: string) => `${time} so far`,
  waiting: (count: number) => `Connections that wait for an answer: ${count}.`,
};

export type Sentences = typeof en;
