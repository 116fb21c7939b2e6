/** Every word of the evidence page in English but those of the comparison; the other languages have this shape. */
export const en = {
  intro: (cases: string, files: string, values: string) =>
    `The engine of this course answers as real systems do. When this page was built, it was asked ${cases} questions from ${files} files of ground truth, and every answer agreed: ${values} single values. Had one failed, there would be no page.`,
  onThisPage: 'On this page',
  prove: {
    title: 'Prove us wrong',
    intro:
      'You need not believe it. Ask a system of your own, paste what it says, and see it compared with the engine line by line. Nothing leaves your browser.',
  },
  truth: {
    title: 'Ground truth',
    intro:
      'Each file holds questions and the answers of a real implementation: asked of the kernel, computed by the implementation’s own code, taken from its own tests, or derived where theory gives one answer. The files describe themselves in English.',
    kind: 'What',
    sourceOf: (parts: number) => (parts === 1 ? 'Source' : `Source, in ${parts} parts`),
    cases: 'Cases passed',
    values: 'Values',
    of: (passed: string) => `${passed} of ${passed}`,
  },
  limits: {
    title: 'What is claimed of the kernel, and what is not',
    text: 'For ECMP the claim is equality with the kernel’s route decision, as ip route get shows it, for the flows, the seed and the policy given. A packet that is forwarded may carry a hash from the socket that sent it, and then the kernel does not look at its headers again: under policy 1, packets that came over veth from a sender on the same machine were seen to map differently from run to run, with the same 5-tuples. Under policy 3, with the fields set to 0x37, that was never seen.',
  },
  measured: {
    title: 'Measured on real daemons',
    intro:
      'What BIRD, FRR, HAProxy, nginx and OpenSSL did on one machine, in network namespaces or on loopback. These are the figures that the lessons call measured.',
    what: 'What was measured',
    setup: 'How',
    cases: 'Cases',
    inside: 'Simulated figures inside the measured range',
    of: (inside: string, all: string) => `${inside} of ${all}`,
    none: 'not compared',
    beside: 'Simulated beside measured',
    rule: 'Each case was put to this build’s engine over fixed seeds. A simulated median must lie in the measured range, widened by what the measurement could not tell: for a time the interval at which it looked, for a share, a ratio or a count three standard errors of as few runs as there were on either side.',
    fitted:
      'One parameter was fitted: what the router’s daemon takes from a signal to the changed route, 0 to 11.3 ms for BIRD and 71.1 to 79.6 ms for FRR, on the clean stop and the kill alone. Lost links, BFD, hold timers and graceful restart test it.',
    notCompared: (reason: string) => `Not compared: ${reason}.`,
    heads: ['Situation', 'Figure', 'Measured: median (range)', 'Simulated', 'Parameters', 'Verdict'],
    roles: { fitted: 'fitted here', tested: 'tested', derived: 'exact model' },
    verdicts: { inside: 'inside', outside: 'outside' },
    figures: {
      outage: 'Until another LB answers',
      clientError: 'Until a TCP client sees its error',
      lostOnDead: 'Connections on the dead LB that broke',
      movedFirst: 'Survivors’ flows moved, first hop lost',
      movedMiddle: 'Survivors’ flows moved, middle hop lost',
      movedLast: 'Survivors’ flows moved, last hop lost',
      movedOnReturn: 'All flows moved on the return',
      moved: 'All clients moved',
      survivorsMoved: 'Survivors’ clients moved',
      maxOverMean: 'Fullest server over the mean',
      attempts: 'Attempts a request',
      survivorLoad: 'Load of a survivor, healthy is 1',
      success: 'Requests that succeeded',
      untilEjection: 'Until the first ejection',
      errorsUntilEjection: 'Errors before the first ejection',
      ejections: 'Ejections',
      ejectedFor: 'An ejection lasts',
      clientErrors: 'Errors that clients saw',
      resumed: 'Sessions resumed',
      earlyAccepted: 'Early data accepted',
      roundTrips: 'Round trips of the handshake',
      takenOver: 'Until the backup holds the address',
      takenBack: 'From the return until the master holds it again',
      movedBack: 'Returns that moved the address back',
      routeGone: 'Until the route is gone',
      routeKept: 'Faults that took no route',
      lastSyn: 'The last SYN',
      givesUp: 'Until connect() gives up',
      connected: 'Until the connection stands',
      down: 'Until the server is DOWN',
      up: 'From the return until it is UP',
      timesDown: 'Times DOWN in 40 s',
      slowRequest: 'A request that meets the dead server',
    },
    reasons: {
      retransmissionTimer:
        'the times fit a first retransmission 208 ms after the loss, in the simulation it comes after 200, and six doublings make half a second of it',
      refusedAtOnce:
        'a refusal takes no time in the simulation, so the retry has the very next turn, and the turns keep in step',
      messageBytes: 'the bytes, which are those of one certificate chain and one library',
      cpuIsInput: 'processor time, which is an input of the simulation and not an outcome',
      stagedKeys: 'keys that come in stages, for simulated load balancers share their ticket keys or do not',
      commandTime: 'the outage, which is the time that the ip command took',
      nextAdvert:
        'a run cannot cut a box off and leave it its carrier; a frozen box stands in for it, whose next advert is overdue when it returns, where the one that was cut off had some part of an interval to go',
      unreachable:
        'hosts that refuse, or that a neighbour or a router knows to be gone: a refusal is told at once on either side, and a run has nobody who says that a host is gone',
      probeSyn:
        'the SYN of a check is sent again after a second, so that a check under way can still find a server that is back; in a run it finds what was the case when it left',
      kernelAnswers: 'a frozen process behind a TCP check, which its kernel answers: the checks of a run are HTTP',
      ownRetries:
        'whose server a retry takes and how long it waits before it, which is HAProxy’s and nginx’s own; a run retries as Envoy does',
    },
  },
  facts: {
    title: 'Every fact of the text',
    intro:
      'A number of the text is either computed by the engine when the page is built, or one of these, with the source it rests on.',
    id: 'Fact',
    value: 'Value',
    standing: 'Standing',
    source: 'Source',
    asOf: 'As of',
    standings: {
      measured: 'measured here',
      read: 'read in the source',
      derived: 'derived from the source',
      secondary: 'as usually quoted',
    },
  },
  simplified: {
    title: 'What is simplified',
    intro:
      'The exact models answer as the real code does. The simulation puts them together over time, and leaves things out. All that it leaves out on purpose is here.',
    items: [
      'A region has one router, and a route that changes is in force at once but for the time its daemon takes: no route computation, no programming of the forwarding table, no advertisement interval, no convergence of the Internet. Real anycast over many networks adds seconds.',
      'The way from the router to a load balancer takes no time, and all clients of a group have the same round trip. Packets are neither lost nor reordered but for the failures that you cause, and links have no limit of bandwidth.',
      'A hold timer runs from the last message, and messages leave up to a quarter early, as RFC 4271 has it. BIRD draws the hold timer itself from 75 to 100 % as well, so that a real BIRD may notice earlier than the simulated router.',
      'Times of service and of handshakes are drawn from an exponential distribution, and flows come as a Poisson stream with exponential lives, unless a scenario says otherwise. Real handshakes of one kind take nearly the same time each, so their waits are shorter; real lives of flows have longer tails.',
      'A station serves in order of arrival: the cores of a load balancer, the workers of a backend. The kernel’s fair sharing between connections, interrupts and other processes on the same cores are not there.',
      'An L4 load balancer forwards without effort: packets cost it no processor time. Behind it TLS ends at the backend, whose cores do the handshake, but no line forms for them.',
      'At an L7 load balancer handshakes take processor time, and encrypting what is sent takes none.',
      'Health checks speak with one voice: they find a silent host as fast as one whose port refuses, and all change their mind together. The news reaches each load balancer at once or, where a scenario says so, at a moment of its own within a spread.',
      'Each load balancer ejects and breaks by what it has seen itself. A try that is given up for its time goes on at its server to the end, and a server is never too full to accept one more: its line has no limit. Behind the first tier of backends the next is called in turn, whatever the zone.',
      'With two tiers of load balancers, what crosses zones between them is not billed; and an L4 load balancer learns of a dead L7 one by health checks alone.',
      'DNS chooses the region of a connection, by the record as the client’s resolver last cached it; asking takes no time. Clients retransmit after 1 s for a SYN and after 200 ms or more for data, doubling each time; after seven tries they give a connection up and open another. They do not race addresses (Happy Eyeballs).',
      'A returning client holds a ticket of one of the last 1,024 handshakes. Tickets do not expire within a run, and their keys change only when a load balancer restarts.',
      'Traffic between zones is priced as one sum a GiB for both directions, and takes the same time for every pair of zones.',
    ],
  },
};

type Texts<T> = T extends string
  ? string
  : T extends (...args: infer A) => string
    ? (...args: A) => string
    : { readonly [K in keyof T]: Texts<T[K]> };

export type PageWords = Texts<typeof en>;
