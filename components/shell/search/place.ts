import type { Altitude } from '../../../course/altitude';
import { altitudes } from '../../../course/altitude';

/** What a result hands on to the page that it leads to. */
export interface Place {
  /** The stems that were found there. */
  readonly stems: readonly string[];
  /** An altitude that reads it. */
  readonly altitude: Altitude;
}

/** The address of a place (a page's path with its fragment) that says what to show there: `/en/x/?find=…&at=…#y`. */
export function addressOf(path: string, { stems, altitude }: Place): string {
  const [page = '', fragment = ''] = path.split('#');
  return `${page}?${new URLSearchParams({ find: stems.join(' '), at: altitude })}#${fragment}`;
}

/** What an address's query asks to show; null where it asks for nothing. */
export function placeIn(query: string): Place | null {
  const asked = new URLSearchParams(query);
  const stems = (asked.get('find') ?? '').split(' ').filter((stem) => stem !== '');
  const altitude = altitudes.find((one) => one === asked.get('at'));
  return stems.length > 0 && altitude ? { stems, altitude } : null;
}
