/** Every word of the comparison with real systems in English; the other languages have this shape, or they do not compile. */
export const en = {
  needsScript: 'The comparison runs in your browser and needs JavaScript.',
  system: 'What to ask',
  rootShell:
    'Type the three blocks into one root shell of a machine of your own; a virtual one will do. They build what they ask in network namespaces, or on loopback ports in a temporary folder, and the last one takes it away.',
  setUp: '1. Set up',
  ask: '2. Ask',
  cleanUp: '3. Clean up',
  copy: 'Copy',
  copied: 'Copied',
  selected: 'Selected: press Ctrl+C',
  paste: 'Paste what the second block printed',
  compare: 'Compare with the engine',
  nothingPasted: 'Nothing was pasted yet.',
  wrongInput: ({ field }: { field: string }) => `${field}: this cannot be asked.`,
  wrongOutput: ({ place }: { place: string }) => `${place}: the output cannot be read.`,
  line: ({ number }: { number: string }) => `Line ${number}`,
  output: 'The output',
  expected: 'Expected',
  found: 'Found',
  agreed: ({ agreed, total }: { agreed: number; total: number }) => `${agreed} of ${total} agree`,
  allAgree: 'The engine answers as your system does.',
  proven:
    'You have proved us wrong, or the input differs from what was asked. Each disagreement by the line you pasted:',
  columns: { line: 'Line', subject: 'Asked about', engine: 'Engine', yours: 'Yours' },
  tried: ({ where }: { where: string }) => `Tried for real: ${where}.`,
  systems: {
    nextHops: {
      title: 'ECMP: the next hop of each flow (Linux)',
      what: 'Asks the kernel, by ip route get, which next hop each of these flows would take, and compares it with the engine flow by flow. The seed and the policy of the hash are set in the namespace; the seed needs Linux 6.11 or newer.',
      tried: 'Linux 6.18, iproute2 6.1.0, 10,000 flows over 50 groups of both kinds',
      fields: {
        kind: 'Group',
        policy: 'Hash policy (1: the 5-tuple, 0: addresses)',
        seed: 'Hash seed',
        flows: 'Flows',
        weights: 'Weights of the next hops',
        buckets: 'Buckets (resilient)',
        removed: 'Next hop that goes (1 is the first; empty: none)',
      },
    },
    buckets: {
      title: 'ECMP: the buckets of a resilient group (Linux)',
      what: 'Asks the kernel, by ip nexthop bucket list, which next hop owns each bucket, after one of them went if you like.',
      tried: 'Linux 6.18, iproute2 6.1.0, 50 groups',
      fields: {
        weights: 'Weights of the next hops',
        buckets: 'Buckets',
        removed: 'Next hop that goes (1 is the first; empty: none)',
      },
    },
    envoyHosts: {
      title: 'Maglev and ring hash: the host of each key (Envoy)',
      what: 'One Envoy that hashes a header and forwards to hosts that say their own address. Any Envoy of API v3 will do, with curl beside it.',
      tried: '',
      fields: {
        policy: 'Policy',
        weights: 'Weights of the hosts',
        tableSize: 'Table size (Maglev), a prime',
        minRingSize: 'Least ring size (ring hash)',
        keys: 'Keys',
      },
    },
    silence: {
      title: 'Detection: when a silent peer is taken for dead (BIRD, FRR)',
      what: 'Two routers with a BGP session; one is stopped by a signal, so that its link stays up and nothing says goodbye. The time until the other notices must lie between one interval less than the timer and the timer, with an allowance of 100 ms for BFD and 1 s for the hold timer.',
      tried: 'BIRD 2.0.12 and FRR 8.4.4, BFD 300 ms × 3 and a hold timer of 3 s',
      fields: {
        daemon: 'Daemon',
        mechanism: 'Mechanism',
        intervalMs: 'BFD interval, ms',
        multiplier: 'BFD multiplier',
        holdS: 'Hold time, s',
        trials: 'Trials',
      },
    },
    tickets: {
      title: 'TLS tickets: which visits resume (nginx, openssl)',
      what: 'A client offers its newest ticket to one of several servers at each visit. With a ticket key for each server it resumes where it was last; with one key for all, everywhere. About 1 visit in N resumes in the first case.',
      tried: 'nginx 1.22.1, OpenSSL 3.0.19, 60 visits with own keys over TLS 1.3, 60 with a shared one over 1.2',
      fields: { keys: 'Ticket keys', tls: 'TLS', servers: 'Servers', visits: 'Visits', seed: 'Seed of the order' },
    },
    retries: {
      title: 'Retries: how they multiply over layers (HAProxy)',
      what: 'A chain of proxies, each of which retries a 503, before a service that always answers with one. HAProxy’s own counters must show the tries to the power of the layers.',
      tried: 'HAProxy 2.6.12, 10 requests, 3 layers of 4 tries: 640 at the service',
      fields: { layers: 'Layers that retry', triesPerLayer: 'Tries a layer', requests: 'Requests' },
    },
  },
  notTried:
    'Not tried on a real Envoy for this course. The tables behind it are checked against those in Envoy’s own tests: see the ground truth below.',
  options: { own: 'one for each server', shared: 'one for all', 'hold timer': 'BGP hold timer' } as Record<
    string,
    string
  >,
};
