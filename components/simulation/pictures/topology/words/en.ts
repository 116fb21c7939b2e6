interface Alive {
  readonly lbs: number;
  readonly ofLbs: number;
  readonly backends: number;
  readonly ofBackends: number;
}

export const en = {
  alive: ({ lbs, ofLbs, backends, ofBackends }: Alive) =>
    `LBs alive: ${lbs} of ${ofLbs}; backends alive: ${backends} of ${ofBackends}.`,
  deadInUse: ({ names }: { names: string }) => `Dead and still sent to: ${names}.`,
  andMore: ({ names, count }: { names: string; count: number }) => `${names} and ${count} more`,
  regions: ({ shares }: { shares: string }) => `New connections by region: ${shares}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    alive: ({ lbs, ofLbs, backends, ofBackends }: Alive) =>
      `Desks working: ${lbs} of ${ofLbs}; doctors working: ${backends} of ${ofBackends}.`,
    deadInUse: ({ names }: { names: string }) => `Silent, and still sent to: ${names}.`,
    regions: ({ shares }: { shares: string }) => `New calls: ${shares}.`,
  },
};
