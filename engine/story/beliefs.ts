import type { RunEvent } from '../simulation/run';
import { illnessOf } from './ejections';
import type { Illness } from './illness';
import type { View } from './view';

/** What an LB makes of a backend at a moment. `leftMs`: until it may come back, for one that the LB ejected. */
export type Belief =
  | { readonly kind: 'used' }
  | { readonly kind: 'checked' }
  | { readonly kind: 'ejected'; readonly leftMs: number };

/** A stretch of the run in which an LB leaves a backend out. */
interface Out {
  readonly fromMs: number;
  readonly untilMs: number;
}

/** A backend as it is, beside what each LB makes of it. */
export interface Judged {
  readonly illness: Illness | null;
  /** By LB. */
  readonly beliefs: readonly Belief[];
  /** By LB: when it was left out, up to the moment. */
  readonly outs: readonly (readonly Out[])[];
}

/** Every backend of a view, judged. What checks say reaches all LBs; what answers say, each by itself. */
export function judgedBackends({ scenario, frame, run, world }: View): Judged[] {
  const { lbs, backends } = scenario.topology;
  const past = run.events.slice(0, frame.eventCount);
  return backends.map(({ id }, backend) => {
    const own = past.filter((event) => 'subject' in event && event.subject === id);
    const outs = lbs.map((lb) => outsOf(own, lb.id, frame.tMs));
    const beliefs = lbs.map((lb, index): Belief => {
      if (world.lists[index]![backend]!) return { kind: 'used' };
      const last = own.findLast(
        (event) => (event.kind === 'backend-ejected' || event.kind === 'backend-readmitted') && event.lb === lb.id,
      );
      if (last?.kind !== 'backend-ejected') return { kind: 'checked' };
      return { kind: 'ejected', leftMs: Math.max(0, last.tMs + last.forMs - frame.tMs) };
    });
    return { illness: illnessOf(scenario, id, frame.tMs), beliefs, outs };
  });
}

/** From a backend's own events: checks take it out for every LB, an ejection for one; it may be out for both reasons. */
function outsOf(events: readonly RunEvent[], lb: string, now: number): Out[] {
  const outs: Out[] = [];
  const reasons = new Set<string>();
  let fromMs = 0;
  for (const event of events) {
    if ('lb' in event && event.lb !== lb) continue;
    const wasOut = reasons.size > 0;
    if (event.kind === 'backend-removed') reasons.add('checks');
    else if (event.kind === 'backend-restored') reasons.delete('checks');
    else if (event.kind === 'backend-ejected') reasons.add('answers');
    else if (event.kind === 'backend-readmitted') reasons.delete('answers');
    if (!wasOut && reasons.size > 0) fromMs = event.tMs;
    if (wasOut && reasons.size === 0) outs.push({ fromMs, untilMs: event.tMs });
  }
  if (reasons.size > 0) outs.push({ fromMs, untilMs: now });
  return outs;
}

/** Whether a belief is wrong: an ill backend in use, or a healthy one left out; one being drained is neither. */
export function errorOf({ illness }: Judged, belief: Belief, isDraining = false): 'missed' | 'mistaken' | null {
  if (illness) return belief.kind === 'used' ? 'missed' : null;
  return belief.kind === 'used' || isDraining ? null : 'mistaken';
}

/** The dead that traffic is still sent to: LBs in the routes, backends in rotation. */
export function deadInUse({ frame: { lbs, backends } }: View): string[] {
  const used = [...lbs.filter(({ routed }) => routed), ...backends.filter(({ inRotation }) => inRotation)];
  return used.flatMap(({ id, state }) => (state === 'dead' ? [id] : []));
}

/** Whether all LBs send to the same backends: then a flow may change its LB and keep its backend. */
export function listsAgree({ world: { lists } }: View): boolean {
  return lists.every((list) => `${list}` === `${lists[0]}`);
}
