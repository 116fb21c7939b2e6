/**
 * How a page names a simulation and a moment of it. Small enough for every page: what a link holds is read by
 * `permalink.ts`, which is fetched when there is a link to read.
 */

/** The id that the lab goes by where a lesson's simulation goes by its own. */
export const LAB = 'lab';

/** Id of the element that a simulation fills: `#simulation-<id>` leads to it. */
export const anchorOf = (simulation: string): string => `simulation-${simulation}`;

/** `#s.<simulation>.<version>.<payload>`: a moment of a simulation, told by its payload. */
export interface MomentAddress {
  readonly simulation: string;
  /** Version of the scenarios when the link was made. */
  readonly version: number;
  readonly payload: string;
}

export const MOMENT_FORM = '#s.<simulation>.<version>.<payload>';

const MOMENT = /^#?s\.([a-z0-9-]{1,64})\.(\d{1,4})\.([A-Za-z0-9_-]+)$/;

/** The fragment of a moment, with its `#`. */
export function momentFragment({ simulation, version, payload }: MomentAddress): string {
  return `#s.${simulation}.${version}.${payload}`;
}

/** A fragment taken apart; null where it is none of a moment. */
export function momentAddress(fragment: string): MomentAddress | null {
  const [, simulation, version, payload] = MOMENT.exec(fragment) ?? [];
  return simulation && version && payload ? { simulation, version: Number(version), payload } : null;
}

/** The simulation that a fragment wants a moment of, be the rest whole or damaged; null where it wants none. */
export function simulationOf(fragment: string): string | null {
  return /^#?s\.([a-z0-9-]{1,64})\./.exec(fragment)?.[1] ?? null;
}

/** Id of the element that a fragment leads to; null where it leads to none. */
export function targetOf(fragment: string): string | null {
  const simulation = simulationOf(fragment);
  return simulation === null ? fragment.replace(/^#/, '') || null : anchorOf(simulation);
}
