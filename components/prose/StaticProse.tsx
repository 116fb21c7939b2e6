'use client';

import { proseOf } from '#prose';
import './StaticProse.css';

/**
 * Prose that the browser shows as the server wrote it: nothing in it is hydrated, and the page does not carry its text
 * a second time as data. See docs/adr/0002.
 */
export function StaticProse({ id }: { id: string }) {
  return proseOf(id);
}
