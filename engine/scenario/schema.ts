import * as z from 'zod/mini';
import { FAULT_KINDS } from './faultKinds';

/** The shape of a scenario as this build writes it. A link that carries an older number is migrated, a newer one refused. */
export const SCENARIO_VERSION = 1;

const id = z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,31}$/i, 'a name of 1 to 32 letters, digits or hyphens'));
const ipv4 = z
  .string()
  .check(z.regex(/^((25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(\.(?!$)|$)){4}$/, 'an IPv4 address such as 203.0.113.10'));
const number = (min: number, max: number) => z.number().check(z.gte(min), z.lte(max));
const integer = (min: number, max: number) => z.int().check(z.gte(min), z.lte(max));
const uint32 = integer(0, 0xffff_ffff);
const port = integer(0, 0xffff);
const list = <T extends z.core.$ZodType>(item: T, min: number, max: number) =>
  z.array(item).check(z.minLength(min), z.maxLength(max));

const DAY_MS = 86_400_000;

const lb = z.strictObject({
  id,
  zone: id,
  /** L4 forwards packets and keeps the connection with the backend; L7 terminates TCP and TLS itself. */
  tier: z.enum(['l4', 'l7']),
  /** Next-hop weight in the router's group (Linux: 1 to 256). */
  weight: integer(1, 256),
  /** CPU cores that serve handshakes. */
  cores: integer(1, 256),
  /** No box but code in the clients of its zone: no router knows it, no fault strikes it, the way to it is none. */
  inClients: z.optional(z.literal(true)),
});

const backend = z.strictObject({
  id,
  zone: id,
  weight: integer(1, 256),
  /** Mean service time of a request; drawn from an exponential distribution. */
  serviceMs: number(0.01, 60_000),
  /** Requests served at once; the rest wait in line. */
  concurrency: integer(1, 4096),
  /** 0, if absent: called by the LBs; 1: called by those of tier 0 for every request, and so on. */
  tier: z.optional(integer(0, 3)),
});

const clients = z.strictObject({
  id,
  zone: id,
  /** Round trip between these clients and the LBs. */
  rttMs: number(0, 2000),
  /** Relative share of new flows. */
  share: number(0, 1e6),
});

const replayedFlow = z.strictObject({
  src: ipv4,
  dst: ipv4,
  proto: z.enum(['tcp', 'udp']),
  sport: port,
  dport: port,
});

const flowsPerS = number(0.01, 100_000);

const arrivals = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('poisson'), flowsPerS }),
  z.strictObject({ kind: z.literal('steady'), flowsPerS }),
  z.strictObject({
    kind: z.literal('spike'),
    flowsPerS,
    peakFlowsPerS: flowsPerS,
    fromMs: number(0, DAY_MS),
    untilMs: number(0, DAY_MS),
  }),
  /** These very flows, all opened at the start, each living to the end of the run. */
  z.strictObject({ kind: z.literal('replay'), flows: list(replayedFlow, 1, 2000) }),
]);

const fault = z.strictObject({
  atMs: number(0, DAY_MS),
  kind: z.enum(FAULT_KINDS),
  /** Id of what fails, see `FAULTS`; '' for all of it. */
  target: z.string().check(z.maxLength(32)),
  /** How long it lasts; null: to the end of the run. */
  forMs: z.nullable(number(0, DAY_MS)),
  /** How strong it is: see `FAULTS`. */
  factor: z.optional(number(0, 1000)),
  /** How long one turn takes, of a fault that comes in turns. */
  periodMs: z.optional(number(1, DAY_MS)),
});

const schema = z.strictObject({
  version: z.literal(SCENARIO_VERSION),
  seed: uint32,
  durationMs: number(1, DAY_MS),
  /** How many flows a run keeps whole, to be drawn and explained; 240, if absent. */
  sampledFlows: z.optional(integer(1, 10_000)),
  topology: z.strictObject({
    zones: list(id, 1, 16),
    /** Each with its own router and VIP; absent: one region holds every zone. */
    regions: z.optional(list(z.strictObject({ id, zones: list(id, 1, 16), vip: ipv4 }), 1, 8)),
    lbs: list(lb, 1, 64),
    backends: list(backend, 1, 1000),
    clients: list(clients, 1, 64),
  }),
  traffic: z.strictObject({
    vip: ipv4,
    port,
    arrivals,
    /** Mean life of a connection, exponential. */
    flowMs: number(1, DAY_MS),
    /** Mean time between requests on one connection, exponential (steady for replayed flows). */
    requestIntervalMs: number(1, DAY_MS),
    /** Bytes that travel between LB and backend for a request, both ways together. */
    requestKib: number(0, 1e6),
    /** Share of new connections opened by a client that was here before and holds its last ticket. */
    returningShare: number(0, 1),
  }),
  policies: z.strictObject({
    entry: z.strictObject({
      /**
       * What decides which LB gets a packet: one box, a VRRP pair (the first two LBs), or BGP ECMP over all. Or there is
       * no LB between, and the clients' own code picks a backend: from the addresses that DNS gave them (`inClients` and
       * L4: a connection stays with its address), or from the list of a service registry (`inClients`, usually L7).
       */
      kind: z.enum(['single', 'vrrp', 'ecmp', 'dns', 'client']),
      vrrpAdvertMs: number(10, 60_000),
      vrrpPriority: integer(1, 254),
      /** Two tiers: the router knows the L4 LBs only, and they share the flows out to the L7 LBs. */
      tiers: z.enum(['one', 'two']),
    }),
    dns: z.strictObject({
      ttlMs: number(0, DAY_MS),
      /** Share of clients whose resolver keeps a record longer, and how many TTLs it keeps it. */
      overstayShare: number(0, 1),
      overstayFactor: number(1, 1000),
      /**
       * From the moment when a region (entry kind 'dns': a backend) no longer answers, or answers again, to the change of
       * the record; null: nobody changes it.
       */
      failoverMs: z.nullable(number(0, DAY_MS)),
    }),
    ecmp: z.strictObject({
      algorithm: z.enum(['hash-threshold', 'modulo-n', 'resilient', 'hrw']),
      /** net.ipv4.fib_multipath_hash_seed */
      hashSeed: uint32,
      /** net.ipv4.fib_multipath_hash_policy: 0 addresses only, 1 the 5-tuple. */
      hashPolicy: z.union([z.literal(0), z.literal(1)]),
      buckets: integer(1, 65_535),
      idleTimerMs: number(0, DAY_MS),
    }),
    detection: z.strictObject({
      /** The router sees the carrier of the LB's link (no switch between them). */
      link: z.boolean(),
      bfd: z.nullable(z.strictObject({ txMs: number(1, 60_000), multiplier: integer(1, 255) })),
      /** BGP hold time; keepalives go at a third of it. 0: never expires. */
      holdMs: number(0, 65_535_000),
      /** A health check of the proxy that withdraws the announcement; null: none. */
      healthHook: z.nullable(z.strictObject({ intervalMs: number(1, 600_000), failures: integer(1, 100) })),
      /** What the router's daemon takes from a signal to the changed route, at least and at most; a lost link needs none. */
      daemonMs: z.tuple([number(0, 60_000), number(0, 60_000)]),
      /** BGP graceful restart: a session that its peer's death closed keeps its routes so long; null: not negotiated. */
      gracefulRestartMs: z.nullable(number(0, 600_000)),
      /** From the LB's return to its route's return. */
      returnMs: number(0, 600_000),
    }),
    l4: z.strictObject({
      /** How an L4 LB picks the backend of a flow it does not know: Maglev's table, or its own next in turn. */
      choice: z.enum(['maglev', 'round-robin']),
      tableSize: integer(2, 5_000_011),
      /** Whether it remembers the flows it has seen. */
      connectionTracking: z.boolean(),
    }),
    zone: z.strictObject({
      kind: z.enum(['any', 'zone-aware', 'locality-weighted', 'priority', 'local-only']),
      minClusterSize: integer(0, 1000),
      routingEnabledPercent: number(0, 100),
      panicPercent: number(0, 100),
    }),
    tls: z.strictObject({
      version: z.enum(['none', '1.2', '1.3']),
      /** 'none': every handshake is full. */
      resumption: z.enum(['none', 'ticket', 'early-data']),
      /** Whether every LB can open every LB's tickets. */
      ticketKeys: z.enum(['shared', 'per-lb']),
      /** Mean CPU time of a handshake on one core; drawn from an exponential distribution. */
      fullCpuMs: number(0, 1000),
      resumedCpuMs: number(0, 1000),
    }),
    health: z.strictObject({
      intervalMs: number(1, 600_000),
      timeoutMs: number(1, 600_000),
      unhealthyAfter: integer(1, 100),
      healthyAfter: integer(1, 100),
    }),
    lists: z.strictObject({
      /** A change of the backend list reaches each LB some time within this: pushed to a box, polled by clients. */
      spreadMs: number(0, 600_000),
      /** Whose backends (and, for L4 LBs, whose L7 LBs) an LB has in its list: everyone's, or its own region's. */
      scope: z.optional(z.enum(['everywhere', 'region'])),
    }),
    /** Envoy's outlier detection by consecutive 5xx, for each LB by itself; null: off. */
    ejection: z.nullable(
      z.strictObject({
        consecutive5xx: integer(1, 1000),
        intervalMs: number(1, 600_000),
        baseEjectionMs: integer(1, DAY_MS),
        maxEjectionMs: integer(1, DAY_MS),
        maxEjectionPercent: number(0, 100),
      }),
    ),
    /** A circuit breaker like resilience4j's in each LB, over all its backends; null: none. */
    breaker: z.nullable(
      z.strictObject({
        failureRateThreshold: number(0.01, 100),
        windowSize: integer(1, 10_000),
        minimumNumberOfCalls: integer(1, 10_000),
        permittedInHalfOpen: integer(1, 1000),
        waitOpenMs: number(0, DAY_MS),
      }),
    ),
    retries: z.strictObject({
      /** Tries in all, the first included. */
      attempts: integer(1, 10),
      /** After so long without an answer a try is given up, though its work goes on; null: never. */
      perTryTimeoutMs: z.nullable(number(1, 600_000)),
      backoffBaseMs: number(1, 60_000),
      backoffCapMs: number(1, 600_000),
      /** Retries under way at once, as a share of the requests; null: no limit. */
      budget: z.nullable(z.strictObject({ percent: number(0, 100), minConcurrency: integer(0, 10_000) })),
      /** Who retries: the LBs only, or every tier of backends as well. */
      where: z.enum(['lb', 'every-tier']),
      /** Whether an LB's retry leaves out the backend that has just failed (HAProxy: redispatch; Envoy: previous_hosts). */
      avoidsFailed: z.optional(z.boolean()),
    }),
    drain: z.strictObject({
      /** How long a box that is drained keeps its connections. */
      graceMs: number(0, DAY_MS),
    }),
    cost: z.strictObject({
      /** Price of a GiB between zones, both directions together. */
      crossZoneUsdPerGib: number(0, 100),
      /** Added to a request whose backend is in another zone. */
      crossZoneMs: number(0, 1000),
      /** Added to the round trip of a client that is served from another region. */
      crossRegionMs: number(0, 2000),
    }),
  }),
  faults: list(fault, 0, 256),
});

export const scenarioSchema = schema;
export type Scenario = z.infer<typeof schema>;
export type Topology = Scenario['topology'];
export type LbSpec = Topology['lbs'][number];
export type BackendSpec = Topology['backends'][number];
export type Policies = Scenario['policies'];
export type Fault = Scenario['faults'][number];
export type { FaultKind } from './faultKinds';
