/** How deep a reader wants the text, from the shallowest. */
export const altitudes = ['zero', 'junior', 'middle', 'senior'] as const;
export type Altitude = (typeof altitudes)[number];

/** Where a thing is there: at every altitude, `from` one on, `until` one, between the two, or at one `only`. */
export interface Layer {
  readonly from?: string | undefined;
  readonly until?: string | undefined;
  readonly only?: string | undefined;
}

/** Whether a thing is there at an altitude, as `components/altitude/altitudes.css` has it. */
export function isThereAt({ from, until, only }: Layer, altitude: Altitude): boolean {
  const height = (one: string) => altitudes.indexOf(one as Altitude);
  const here = height(altitude);
  return (
    (only === undefined || only === altitude) &&
    (from === undefined || here >= height(from)) &&
    (until === undefined || here <= height(until))
  );
}

/** Of some altitudes the one that is nearest to the reader's. */
export function nearest(readBy: readonly Altitude[], altitude: Altitude): Altitude {
  const far = (one: Altitude) => Math.abs(altitudes.indexOf(one) - altitudes.indexOf(altitude));
  return readBy.toSorted((one, other) => far(one) - far(other))[0] ?? altitude;
}
