import type { Algorithm, Bypass, NoZoneReason, PickRule } from '..';

const algorithms: Record<Algorithm, string> = {
  'hash-threshold': 'each LB owns the hashes up to its bound; the first bound that is not below the hash wins',
  'modulo-n':
    'the remainder of the hash by the sum of the weights falls to an LB; each owns as many remainders as it weighs',
  resilient: 'the hash modulo the number of buckets names a bucket, and the bucket names its LB',
  hrw: 'each LB draws a number from hash and name; the highest wins',
};

const reasons: Record<NoZoneReason, string> = {
  'upstream-has-one-locality': 'the backends are in one zone',
  'originating-has-one-locality': 'the LBs are in one zone',
  'no-caller-in-local-zone': 'no LB is in this zone',
  'fewer-healthy-hosts-than-min-cluster-size':
    'there are fewer healthy backends than the least that zone-aware routing asks for',
};

const bypasses: Record<Bypass, string> = {
  'upstream-in-panic': 'But too few backends are healthy, so health and zones are ignored.',
  'routing-not-enabled': 'But this request is one of the share for which zones do not count.',
  'originating-in-panic': 'But too few of the LBs themselves are healthy, so zones are ignored.',
};

const rules: Record<PickRule, string> = {
  edf: 'the one that falls due first in its schedule (EDF; a turn takes 1 / weight)',
  'smooth-wrr': 'the one that has gained most by its weight since its last turn',
  random: 'by lot, each by its weight',
  'least-request': 'the least busy of those drawn',
  'full-scan': 'the least busy of all',
  leastconn: 'the one with the fewest requests for its weight, an idle one first',
  'peak-ewma': 'the cheaper of two drawn, by latency times requests under way',
  'grpc-wrr': 'the next in turn that does not sit out, by the weight that it reports',
  'ring-hash': "the one that the hash of the client's address names on the ring",
  'maglev-hash': "the one that the hash of the client's address names in the table",
};

const figures: Partial<Record<PickRule, string>> = {
  edf: 'Due in',
  'smooth-wrr': 'Gained',
  'least-request': 'Under way',
  'full-scan': 'Under way',
  leastconn: 'Keys',
  'peak-ewma': 'Costs',
  'grpc-wrr': 'Weights of 65,535',
  'ring-hash': 'How full, in shares of the bound',
  'maglev-hash': 'How full, in shares of the bound',
};

const states = {
  connecting: 'connecting',
  handshake: 'in its TLS handshake',
  open: 'open',
  stalled: 'waiting for an answer',
  broken: 'reset',
  closed: 'closed by its client',
} as const;

/** The router's lists and choices around the move of a connection. */
interface MoveTold {
  readonly moment: string;
  readonly hash: string;
  readonly before: string;
  readonly was: string;
  readonly after: string;
  readonly now: string;
}

export const en = {
  packet: ({ clients, tuple, state }: { clients: string; tuple: string; state: keyof typeof states }) =>
    `A packet of ${clients}: ${tuple}. The connection is ${states[state]}.`,
  dnsRecord: ({ region, isHome, asked, kept }: { region: string; isHome: boolean; asked: string; kept: string }) =>
    `DNS gave the VIP of ${isHome ? `its own region, ${region}` : `another region, ${region}`}. The client's resolver asked at ${asked} and keeps the answer for ${kept}.`,
  dnsList: ({ backend, count, asked, kept }: { backend: string; count: number; asked: string; kept: string }) =>
    `No LB between: DNS gave the addresses of ${count} backends, and the client connects to ${backend}. Its resolver asked at ${asked} and keeps the answer for ${kept}, whatever becomes of the backends.`,
  registry: ({ listed, hosts }: { listed: number; hosts: number }) =>
    `No LB between: a library in the client balances. The registry's list, as it reached the library, has ${listed} of ${hosts} backends.`,
  holder: ({ lb, isPair }: { lb: string; isPair: boolean }) =>
    isPair ? `${lb} holds the address of the VRRP pair.` : `There is one box, ${lb}.`,
  hash: ({ fields, seed, hash }: { fields: string; seed: number; hash: string }) =>
    `The router hashes ${fields} with SipHash-2-4 under seed ${seed}. Its upper 31 bits: ${hash}.`,
  fields: { 0: 'both addresses', 1: 'the 5-tuple' },
  swapped: 'Source and destination are put in order first, so that both directions hash alike.',
  nextHop: ({ algorithm, lb }: { algorithm: Algorithm; lb: string }) => `Next hop ${lb}: ${algorithms[algorithm]}.`,
  bucket: ({ bucket }: { bucket: number }) => `Bucket ${bucket}.`,
  moved: ({ moment, hash, before, was, after, now }: MoveTold) =>
    `At ${moment} a change of routes moved its connection, whose hash was ${hash}. Before: ${before}, so ${was}. Since: ${after}, so ${now}.`,
  bystander: 'Its LB was alive: a bystander.',
  valueOf: {
    'hash-threshold': ({ lb, value }) => `${lb} up to ${value}`,
    'modulo-n': ({ lb, value }) => `${lb} up to remainder ${value}`,
    hrw: ({ lb, value }) => `${lb} draws ${value}`,
    resilient: ({ lb }) => lb,
  } satisfies Record<Algorithm, (candidate: { readonly lb: string; readonly value: string }) => string>,
  candidates: ({ list }: { list: string }) => `Candidates: ${list}.`,
  noRoute: 'No route: the router knows no LB for the address.',
  deadLb: ({ lb }: { lb: string }) => `${lb} does not answer. The client retransmits until the route changes.`,
  awaitingRetry: ({ lb }: { lb: string }) =>
    `The route leads to ${lb} now. The client waits for its next retransmission to go there.`,
  unknownConnection: ({ lb }: { lb: string }) => `${lb} does not know this connection and resets it.`,
  remembered: ({ lb, target }: { lb: string; target: string }) =>
    `${lb} has seen this flow and remembers where it went: ${target}.`,
  maglev: ({ lb, slot, size, backend }: { lb: string; slot: string; size: string; backend: string }) =>
    `${lb} looks the flow up in its Maglev table: slot ${slot} of ${size} holds ${backend}. Every LB with the same list of backends has the same table.`,
  ownTurn: ({ lb, backend }: { lb: string; backend: string }) =>
    `${lb} has no table in common with the others: the next in its own turn is ${backend}.`,
  noZonePlan: ({ lb, why }: { lb: string; why: NoZoneReason }) => `${lb} spreads over all zones: ${reasons[why]}.`,
  direct: ({ lb, zone }: { lb: string; zone: string }) =>
    `${lb} keeps all requests in zone ${zone}: the zone has at least its callers' part of the healthy backends.`,
  residual: ({ lb, zone, share }: { lb: string; zone: string; share: string }) =>
    `Zone ${zone} can carry ${share} of what its callers send; the rest of ${lb}'s requests goes where there is spare capacity.`,
  pick: ({ zone }: { zone: string }) => `This request fell to zone ${zone}.`,
  zoneWeights: ({ lb, shares }: { lb: string; shares: string }) =>
    `${lb} draws a zone by its weight and its health: ${shares}.`,
  priority: ({ lb, percent }: { lb: string; percent: number }) =>
    `${lb} gives its own zone ${percent}% of its requests and the other zones the rest.`,
  panic: ({ healthy, hosts, percent }: { healthy: number; hosts: number; percent: number }) =>
    `Panic: ${healthy} of ${hosts} backends are healthy, fewer than ${percent}%. Health is ignored.`,
  turn: ({ lb, backend, count }: { lb: string; backend: string; count: number }) =>
    `${lb} takes the next of ${count} in turn: ${backend}.`,
  picked: ({ lb, backend, count, rule }: { lb: string; backend: string; count: number; rule: PickRule }) =>
    `${lb} picks ${backend} out of ${count}: ${rules[rule]}.`,
  figures,
  bypass: bypasses,
  cookie: ({ lb, backend }: { lb: string; backend: string }) =>
    `The client's cookie names ${backend}, and ${lb} keeps to it.`,
  noBackend: ({ lb }: { lb: string }) => `${lb} has no backend to give it to.`,
};
