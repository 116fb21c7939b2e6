import { formatShares } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import { measure } from '../../../../engine/metrics/measures';
import type { Run } from '../../../../engine/simulation/run';
import { movesUntil } from '../../../../engine/story/hashSpace';
import type { View } from '../../../../engine/story/view';
import { percent } from '../parts/tell';

/** Of all connections open when the first failure changed the routes, as text: those moved, and the two kinds of them. */
export interface MovedShares {
  readonly all: string;
  readonly moved: string;
  readonly needless: string;
  /** Nothing else has moved any since: what is counted here is of the same change. */
  readonly isOnly: boolean;
}

interface Measured {
  readonly all: number;
  readonly own: number;
  readonly needless: number;
}

const measured = new WeakMap<Run, Measured>();

/** By the very measures that predictions go by; a run has one figure of each. */
function measuredIn(run: Run): Measured {
  const known = measured.get(run) ?? {
    all: measure(run, 'flows.movedShare'),
    own: measure(run, 'flows.ownShare'),
    needless: measure(run, 'flows.needlessShare'),
  };
  measured.set(run, known);
  return known;
}

/** null: no failure of an LB has moved any yet. */
export function movedShares({ run, frame, failover }: View, locale: Locale): MovedShares | null {
  const moves = movesUntil(run, frame.tMs);
  if (!failover || moves.length === 0) return null;
  const { all, own, needless } = measuredIn(run);
  const [moved, rest] = formatShares([own, needless], locale) as [string, string];
  return { all: percent(all, locale), moved, needless: rest, isOnly: moves[0]!.tMs === moves.at(-1)!.tMs };
}
