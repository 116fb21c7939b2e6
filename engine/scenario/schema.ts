import * as z from 'zod/mini';
import { BALANCE_KINDS } from '../balance/kinds';
import { ECMP_ALGORITHMS } from '../ecmp/algorithms';
import { FAULT_KINDS } from './faultKinds';
import { L4_CHOICE_NAMES } from './l4Choices';

/** The shape of a scenario as this build writes it. A link that carries an older number is migrated, a newer one refused. */
export const SCENARIO_VERSION = 2;

/** Flows whose whole story a run keeps where the scenario does not say. */
export const SAMPLED_FLOWS = 240;

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
  /** How many may wait in line, one more is refused at once (a listen backlog, a bounded queue); absent: any number. */
  queue: z.optional(integer(0, 1_000_000)),
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
  /** How many flows a run keeps whole, to be drawn and explained; `SAMPLED_FLOWS`, if absent. With more, every n-th. */
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
      /** Of the backup. */
      vrrpPriority: integer(1, 254),
      /** Of the master, above the backup's; one more than that, if absent. */
      vrrpMasterPriority: z.optional(integer(2, 255)),
      /** keepalived speaks 2 unless told otherwise. */
      vrrpVersion: z.union([z.literal(2), z.literal(3)]),
      /** Whether the first box takes the VIP back when it returns (keepalived: without `nopreempt`). */
      vrrpPreempt: z.boolean(),
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
      algorithm: z.enum(ECMP_ALGORITHMS),
      /** net.ipv4.fib_multipath_hash_seed */
      hashSeed: uint32,
      /** net.ipv4.fib_multipath_hash_policy: 0 addresses only, 1 the 5-tuple. */
      hashPolicy: z.union([z.literal(0), z.literal(1)]),
      buckets: integer(1, 65_535),
      idleTimerMs: number(0, DAY_MS),
      /** A hop that has more than its share for so long loses busy buckets, too; 0: never. */
      unbalancedTimerMs: number(0, DAY_MS),
    }),
    detection: z.strictObject({
      /** The router sees the carrier of the LB's link (no switch between them). */
      link: z.boolean(),
      /** The LB's transmit interval and multiplier, and the least interval the router takes; absent: the LB's own. */
      bfd: z.nullable(
        z.strictObject({
          txMs: number(1, 60_000),
          multiplier: integer(1, 255),
          rxMs: z.optional(number(0, 60_000)),
        }),
      ),
      /** BGP hold time; keepalives go at a third of it. 0: never expires. */
      holdMs: number(0, 65_535_000),
      /** A health check of the proxy that withdraws the announcement; null: none. */
      healthHook: z.nullable(z.strictObject({ intervalMs: number(1, 600_000), failures: integer(1, 100) })),
      /** What the router's daemon takes from a signal to the changed route, at least and at most; a lost link needs none. */
      daemonMs: z.tuple([number(0, 60_000), number(0, 60_000)]),
      /** BGP graceful restart: a session that its peer's death closed keeps its routes so long; null: not negotiated. */
      gracefulRestartMs: z.nullable(number(0, 600_000)),
      /** RFC 8538: an expired hold timer counts as a restart, too (FRR's default since 8.3). */
      gracefulRestartAfterHold: z.boolean(),
      /** From the LB's return to its route's return. */
      returnMs: number(0, 600_000),
    }),
    l4: z.strictObject({
      /** How an L4 LB picks the backend of a flow it does not know. */
      choice: z.enum(L4_CHOICE_NAMES),
      tableSize: integer(2, 5_000_011),
      /** Whether it remembers the flows it has seen. */
      connectionTracking: z.boolean(),
    }),
    zone: z.strictObject({
      kind: z.enum(['any', 'zone-aware', 'locality-weighted', 'priority', 'local-only']),
      minClusterSize: integer(0, 1000),
      routingEnabledPercent: number(0, 100),
      /** Healthy hosts of a level below which it panics, unless the levels together can carry everything. */
      panicPercent: number(0, 100),
      /** Envoy's `overprovisioning_factor`: healthy hosts count for so many percent of themselves. */
      overprovisioningPercent: integer(100, 1000),
      /** Zone-aware: with so many healthy hosts in the own zone all stays there; null: not forced. */
      forceLocalMinSize: z.nullable(integer(1, 1000)),
      /** Zone-aware: whether a zone's share is that of its hosts or of their weights. */
      countBy: z.enum(['hosts', 'weights']),
      /** Locality-weighted: a weight for each zone; zones that are not named, and all if absent, have 1. */
      localityWeights: z.optional(list(z.strictObject({ zone: id, weight: integer(0, 1000) }), 1, 16)),
    }),
    tls: z.strictObject({
      version: z.enum(['none', '1.2', '1.3']),
      /** 'none': every handshake is full. */
      resumption: z.enum(['none', 'ticket', 'early-data']),
      /** Whether every LB can open every LB's tickets. */
      ticketKeys: z.enum(['shared', 'per-lb']),
      /** Key of the servers' certificate. */
      certificate: z.enum(['ecdsa-p256', 'rsa-2048']),
      /**
       * Mean CPU time of a handshake on one core, drawn from an exponential distribution; absent: as measured for the
       * version and the certificate (`handshakeCpuMs`).
       */
      fullCpuMs: z.optional(number(0, 1000)),
      resumedCpuMs: z.optional(number(0, 1000)),
    }),
    clients: z.strictObject({
      /** Their kernel's timetable for a SYN that nobody answers: Linux before 6.5, or since. */
      synRetries: z.enum(['linux-before-6.5', 'linux-6.5']),
      /** After so long without a connection an attempt ends and the name is resolved anew; null: when the kernel gives up. */
      connectTimeoutMs: z.nullable(number(1, 600_000)),
    }),
    /** How an L7 LB picks one of the backends that stand to choose. */
    balance: z.strictObject({
      kind: z.enum(BALANCE_KINDS),
      /** Least request: hosts drawn for each pick. */
      choices: integer(2, 100),
      /** Least request among unequal weights: how much what is under way counts against a host's weight. */
      activeRequestBias: number(0, 10),
      /** Peak EWMA: the time in which a past latency loses all but 1/e of its weight. */
      decayMs: number(1, 600_000),
      /** Hashes: no host gets more than so many percent of the mean load; null: no bound. */
      boundPercent: z.nullable(integer(101, 1000)),
      /** A client stays with the backend that served it first, while that is in rotation (a cookie). */
      sticky: z.boolean(),
    }),
    /** A backend that comes (back) into service is given its share little by little; null: at once. */
    slowStart: z.nullable(
      z.strictObject({
        windowMs: number(1, DAY_MS),
        /** Of its weight, to begin with; 10, if absent. */
        minWeightPercent: z.optional(number(0, 100)),
        /** 1, if absent: linear; above 1 the weight rises sooner. */
        aggression: z.optional(number(0.1, 10)),
      }),
    ),
    /** Of each L7 LB, over all its backends (Envoy's `circuit_breakers`); null: none. */
    limits: z.nullable(
      z.strictObject({
        /** Calls under way at once. */
        connections: integer(1, 1_000_000),
        /** Requests that wait for one of those; one more is refused at once. */
        pending: integer(0, 1_000_000),
      }),
    ),
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
    /** Envoy's outlier detection, for each LB by itself; null: off. */
    ejection: z.nullable(
      z.strictObject({
        /** Failures in a row. */
        consecutive5xx: integer(1, 1000),
        intervalMs: number(1, 600_000),
        baseEjectionMs: integer(1, DAY_MS),
        maxEjectionMs: integer(1, DAY_MS),
        maxEjectionPercent: number(0, 100),
        /** A random part of each ejection, at most so long; 0, if absent. */
        jitterMs: z.optional(integer(0, DAY_MS)),
        /** One host may go whatever the percentage; false, if absent (as in Envoy since 1.28). */
        alwaysEjectOneHost: z.optional(z.boolean()),
        /** A passed active check ends an ejection; true, if absent (as in Envoy since 1.26). */
        unejectOnPass: z.optional(z.boolean()),
        /** Hosts far below the mean success rate of an interval; not judged, if absent. */
        successRate: z.optional(
          z.nullable(
            z.strictObject({
              minimumHosts: integer(0, 1000),
              requestVolume: integer(0, 1_000_000),
              /** Standard deviations below the mean, times 1000. */
              stdevFactor: integer(0, 100_000),
            }),
          ),
        ),
        /** Hosts that fail so many percent of an interval's requests; not judged, if absent. */
        failurePercentage: z.optional(
          z.nullable(
            z.strictObject({
              minimumHosts: integer(0, 1000),
              requestVolume: integer(0, 1_000_000),
              threshold: number(0, 100),
            }),
          ),
        ),
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
      /** The same for each tier of callers, the LBs first, where they differ. */
      attemptsByTier: z.optional(list(integer(1, 10), 1, 5)),
      /** How long a caller waits for a backend to take a new connection. */
      connectTimeoutMs: number(1, 600_000),
      /** After so long without an answer a try is given up, though its work goes on; null: never. */
      perTryTimeoutMs: z.nullable(number(1, 600_000)),
      /** After so long in all, whatever the tries, an LB answers with an error (Envoy's route timeout); null: never. */
      overallTimeoutMs: z.nullable(number(1, 600_000)),
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
