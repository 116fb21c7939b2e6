import { z } from 'zod';
import { perLocale } from '../languages';

/** The altitude from which a thing is there; without it, it is there for everybody. */
export const from = z.enum(['junior', 'middle', 'senior']).optional();
export type From = z.infer<typeof from>;

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
