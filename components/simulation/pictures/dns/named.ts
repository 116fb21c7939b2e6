import type { Locale } from '../../../../course/languages';
import type { BackendFrame, LbFrame } from '../../../../engine/simulation/run';
import { deadAddress, namedKind } from '../../../../engine/story/dnsMemory';
import type { View } from '../../../../engine/story/view';
import type { Status } from '../parts/boxes';
import { partsWords } from '../parts/words';

/** A box that the record names, or named. */
export interface Named {
  readonly machine: LbFrame | BackendFrame;
  /** Its address is in the record of the moment. */
  readonly isIn: boolean;
}

/** What the record stands for: the LBs that answer for VIPs, or the backends of the first tier. */
export function namedOf({ run, scenario, frame, world }: View): Named[] {
  const dead = deadAddress(run);
  const isGone = ({ id }: { id: string }) =>
    dead !== null && dead.id === id && dead.changedMs !== null && dead.changedMs <= frame.tMs;
  if (namedKind(scenario) === 'backends') {
    const first = frame.backends.filter((_, index) => (scenario.topology.backends[index]!.tier ?? 0) === 0);
    return first.map((machine) => ({ machine, isIn: !isGone(machine) && machine.inRotation }));
  }
  const known = frame.lbs.filter((_, index) => !scenario.topology.lbs[index]!.inClients);
  return known.map((machine) => ({ machine, isIn: world.routed[frame.lbs.indexOf(machine)]! && !isGone(machine) }));
}

/** How it is; whether it is sent anything is the record's affair. */
export function statusOf({ state }: LbFrame | BackendFrame, locale: Locale): Status {
  const words = partsWords[locale];
  if (state === 'dead') return ['✕', words.dead];
  return state === 'draining' ? ['◐', words.withdrawn] : ['●', words.healthy];
}
