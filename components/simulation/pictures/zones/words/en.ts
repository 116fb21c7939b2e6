export const en = {
  fairShare: 'fair share',
  rules: {
    direct: '■ share of LBs fits □ of backends: none crosses',
    residual: '■ share of LBs □ of backends ▨ no room: crosses',
    off: 'too few backends for zones: all are called alike',
    any: 'this policy knows no zones: all are called alike',
    'locality-weighted': 'each zone gets by what of it is healthy',
    priority: 'own zone first, others as it loses backends',
    'local-only': 'own zone only, whatever happens to it',
  },
  crossing: 'cross zones',
  perMonth: 'a month at this rate',
  answers: ({ home, across }: { home: string; across: string }) =>
    `an answer so far: at home ${home}, across ${across}`,
  chart: 'How requests share out over the backends',

  sends: ({ name, shares }: { name: string; shares: string }) => `${name} sends ${shares}.`,
  toZone: ({ share, zone }: { share: string; zone: string }) => `${share} to ${zone}`,
  compares: ({ zone, callers, backends }: { zone: string; callers: string; backends: string }) =>
    `Zone ${zone} has ${callers} of the LBs and ${backends} of the healthy backends.`,
  busiest: ({ name, share, fair }: { name: string; share: string; fair: string }) =>
    `Busiest backend: ${name} with ${share}; a fair share is ${fair}.`,
  /** `across` is empty while too few have crossed to say. */
  times: ({ home, across }: { home: string; across: string }) =>
    `From the LB to its answer it takes ${home} on the mean within a zone so far${across ? `, ${across} across zones` : '; too few have crossed yet to say how long that takes'}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    compares: ({ zone, callers, backends }: { zone: string; callers: string; backends: string }) =>
      `Building ${zone} has ${callers} of the desks and ${backends} of the doctors who are well.`,
    busiest: ({ name, share, fair }: { name: string; share: string; fair: string }) =>
      `The busiest doctor, ${name}, does ${share} of all the work; an equal share would be ${fair}.`,
    times: ({ home, across }: { home: string; across: string }) =>
      `An answer takes ${home} on average within a building so far${across ? `, ${across} across the yard` : '; too few have crossed yet to say how long that takes'}.`,
  },
};
