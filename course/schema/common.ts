import { z } from 'zod';
import { perLocale } from '../languages';

/** How deep a reader wants the text, from the shallowest. */
export const altitudes = ['zero', 'junior', 'middle', 'senior'] as const;
export type Altitude = (typeof altitudes)[number];

/** The altitude from which a thing is there; without it, it is there for everybody. */
export const from = z.enum(['junior', 'middle', 'senior']).optional();
export type From = z.infer<typeof from>;

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

/** An author's name for a thing: it outlives every edit of the text, so progress and links are keyed by it. */
export const id = z
  .string()
  .regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'a name in lower case with hyphens, such as share-moved');

/** A short text in each language. */
export const localized = z.strictObject(perLocale(() => z.string().min(1)));

/** Raised by the author when a question changes so that old answers no longer count. */
export const revision = z.int().min(1);

/** A day as YYYY-MM-DD. */
export const day = z.iso.date('a day such as 2026-07-01');
