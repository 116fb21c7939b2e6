export const en = {
  /** What each hop of a connection is chosen by. */
  decides: {
    router: ({ to }: { to: string }) => `the router hashes the 5-tuple: ${to}`,
    l4: ({ to }: { to: string }) => `the L4 box looks the flow up: ${to}`,
    l7: ({ to }: { to: string }) => `the L7 box reads the request: ${to}`,
  },

  way: ({ flow, state, way }: { flow: string; state: string; way: string }) => `Followed: ${flow}, ${state}: ${way}.`,
  soFar: ({ rerouted, moved, broken, waited }: { rerouted: number; moved: number; broken: number; waited: string }) =>
    `Of all connections so far: ${rerouted} rerouted, ${moved} moved, ${broken} reset; somebody waited in vain for ${waited}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    decides: {
      router: ({ to }: { to: string }) => `the router goes by the client’s number: ${to}`,
      l4: ({ to }: { to: string }) => `the first row looks it up in its table: ${to}`,
      l7: ({ to }: { to: string }) => `the second row reads the request: ${to}`,
    },
    soFar: ({ rerouted, moved, broken, waited }: { rerouted: number; moved: number; broken: number; waited: string }) =>
      `Of all connections so far: ${rerouted} led another way, ${moved} moved, ${broken} cut off; somebody waited in vain for ${waited}.`,
  },
};
