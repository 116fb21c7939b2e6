import { useEffect, useEffectEvent, useState } from 'react';
import type { EngineError } from '../../engine/errors';
import { simulationOf } from '../../engine/links/address';
import type { DecodedPermalink, Permalink } from '../../engine/links/permalink';
import type { Scenario } from '../../engine/scenario/schema';
import { asked } from './late/asked';

/** Few readers follow or make a link: what reads and spells them is fetched when it is asked for. */
const codec = () => asked(() => import('../../engine/links/permalink'));

/**
 * Calls `onLink` with what a link to this simulation holds, whenever the address has become one; the error of the last that
 * could not be read. `own` is the scenario that the page shows by itself, of which a short link names a moment.
 */
export function useLink(
  simulation: string,
  own: Scenario | undefined,
  onLink: (link: DecodedPermalink) => void,
): EngineError | null {
  const [error, setError] = useState<EngineError | null>(null);

  const read = useEffectEvent(async () => {
    if (simulationOf(location.hash) !== simulation) return;
    const { decodePermalink } = await codec();
    const link = decodePermalink(location.hash, own);
    setError(link.ok ? null : link.error);
    onLink(link);
  });
  useEffect(() => {
    const onHash = () => void read();
    onHash();
    window.addEventListener('hashchange', onHash);
    return () => window.removeEventListener('hashchange', onHash);
  }, []);

  return error;
}

export async function spellLink(link: Permalink): Promise<string> {
  return (await codec()).encodePermalink(link);
}

/**
 * Whether the address says it now: WebKit allows a hundred changes in half a minute. Not through `location.hash`: that would
 * count as following a link, and scroll.
 */
export function putInAddress(fragment: string): boolean {
  try {
    history.replaceState(history.state, '', fragment);
    return true;
  } catch {
    return false;
  }
}
