import { plural } from '../../words';

/** Every word of the evidence page in English but those of the comparison; the other languages have this shape. */
export const en = {
  intro: ({ cases, files, values }: { cases: string; files: string; values: string }) =>
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
    sourceOf: ({ parts }: { parts: number }) =>
      plural('en', parts, { one: 'Source', other: `Source, in ${parts} parts` }),
    cases: 'Cases passed',
    values: 'Values',
    of: ({ passed }: { passed: string }) => `${passed} of ${passed}`,
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
    of: ({ inside, all }: { inside: string; all: string }) => `${inside} of ${all}`,
    none: 'not compared',
    beside: 'Simulated beside measured',
    rule: 'Each case was put to this build’s engine over fixed seeds. A simulated median must lie in the measured range, widened by what the measurement could not tell: for a time the interval at which it looked, for a share, a ratio or a count three standard errors of as few runs as there were on either side.',
    fitted:
      'One parameter was fitted: what the router’s daemon takes from a signal to the changed route, 0 to 11.3 ms for BIRD and 71.1 to 79.6 ms for FRR, on the clean stop and the kill alone. Lost links, BFD, hold timers and graceful restart test it.',
    notCompared: ({ reason }: { reason: string }) => `Not compared: ${reason}.`,
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
      'The exact models answer as the real code does. The simulation puts them together over time, and leaves things out. All that it leaves out on purpose is here, with what each omission bites; a simulation and the lab show theirs.',
    bites: { models: 'Models', faults: 'Faults', policies: 'Policies', simulations: 'Simulations' },
  },
};
