export const en = {
  decides: [
    ({ to }: { to: string }) => `the router hashes the 5-tuple: ${to}`,
    ({ to }: { to: string }) => `the L4 box looks the flow up: ${to}`,
    ({ to }: { to: string }) => `the L7 box reads the request: ${to}`,
  ],

  way: ({ flow, state, way }: { flow: string; state: string; way: string }) => `Followed: ${flow}, ${state}: ${way}.`,
  soFar: ({ rerouted, moved, broken, waited }: { rerouted: number; moved: number; broken: number; waited: string }) =>
    `Of all connections so far: ${rerouted} rerouted, ${moved} moved, ${broken} reset; somebody waited in vain for ${waited}.`,
};
