import type { Tally } from '../../../engine/story/marks';

/** Sentences that tell a picture in English; Russian has this shape. */
export const en = {
  at: (time: string) => `At ${time}.`,
  last: (who: string, what: string) => `Last: ${who} ${what}.`,
  lb: (name: string, status: string, flows: number) => `${name}: ${status}, ${flows} connections.`,
  marks: ({ moved, needless, rerouted, reset, stalled }: Tally) =>
    `Moved: ${moved}; moved needlessly: ${needless}; ${rerouted > 0 ? `rerouted: ${rerouted}; ` : ''}reset: ${reset}; unanswered: ${stalled}.`,
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
  wait: (p50: string, p99: string) =>
    `Half of the handshakes wait less than ${p50} for a core, one in a hundred more than ${p99}.`,
  firstAnswer: (isNew: boolean, time: string) =>
    `${isNew ? 'A new client' : 'A client whose ticket is accepted'} has its first answer after ${time} on the network.`,
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
  known: (backend: string, what: string) => `${backend} ${what}, and every LB leaves it out.`,
  missed: (backend: string, what: string, lbs: string) => `${backend} ${what}; still used by ${lbs}.`,
  mistaken: (backend: string, lbs: string) => `${backend} is healthy, but left out by ${lbs}.`,
  allWell: 'Every backend is healthy and in use.',
  tierCalls: (calls: string) => `Calls for each request, tier by tier: ${calls}.`,
  deepest: (load: string) => `The last tier gets ${load} of what it can serve.`,
  failed: (share: string) => `${share} of recent requests failed.`,
  sentToDead: (share: string, name: string) => `Of the latest new connections ${share} were sent to ${name}.`,
  recordChanged: (time: string, expected: string) =>
    `The record was changed ${time} ago; by their TTLs ${expected} of the resolvers still have the old one.`,
};

export type Sentences = typeof en;
