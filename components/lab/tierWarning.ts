import type { Draft } from './labState';

export type TierWarning = 'sideBySide' | 'noL4' | 'noL7';

/** Where the layers of the LBs and the tiers that the way in has do not go together: both are valid, and seldom meant. */
export function tierWarning({ topology, policies: { entry } }: Draft): TierWarning | null {
  const layers = new Set(topology.lbs.filter(({ inClients }) => !inClients).map(({ tier }) => tier));
  if (layers.size === 0) return null;
  if (entry.tiers === 'one') return layers.size > 1 ? 'sideBySide' : null;
  if (!layers.has('l4')) return 'noL4';
  return layers.has('l7') ? null : 'noL7';
}
