import type { Locale } from '../../../../course/languages';
import { isMove } from '../../../../engine/story/movement';
import { slotChange, tableChangeAt, targetsOf } from '../../../../engine/story/tables';
import type { View } from '../../../../engine/story/view';
import { inTrade, type Manner } from '../../../words/manner';
import { nameOf } from '../../names';
import { simulationWords } from '../../words';
import { tellLbs } from '../parts/tell';
import { layoutOf } from './layout';
import { maglevWords } from './words';

export function tell(view: View, locale: Locale, manner = inTrade): string[] {
  const moved = view.frame.flows.filter(({ movement }) => isMove(movement));
  const kept = moved.filter(({ state, resets }) => state === 'open' && resets === 0).length;
  return [
    ...tellLbs(view, locale, manner),
    ...tellLookup(view, locale, manner),
    ...tellChanges(view, locale, manner),
    moved.length > 0 ? manner(maglevWords[locale]).moved({ moved: moved.length, kept }) : '',
  ];
}

/** The connection that the picture follows, its slot, and what the LBs have in it: said once where they agree. */
function tellLookup(view: View, locale: Locale, manner: Manner): string[] {
  const words = manner(maglevWords[locale]);
  const { flow, slot, slots } = layoutOf(view, null);
  if (!flow || slots.length === 0) return [];
  const { run, frame, scenario } = view;
  const size = scenario.policies.l4.tableSize;
  const readers = new Map<string, string[]>();
  for (const [lb, { id }] of frame.lbs.entries()) {
    const owner = targetsOf(scenario)[tableChangeAt(run, lb, frame.tMs).after.slots?.[slot] ?? -1];
    if (owner) readers.set(owner.id, [...(readers.get(owner.id) ?? []), nameOf(id)]);
  }
  const owners = [...readers].map(([owner, lbs]) =>
    words.told.slot({ lbs: lbs.join(', '), count: lbs.length, backend: nameOf(owner) }),
  );
  return [
    `${words.lookedUp({ flow: manner(simulationWords[locale]).flowName({ id: flow.id }), slot, size })}.`,
    ...owners,
  ];
}

/** Of each LB that has filled its table anew, what changed. */
function tellChanges({ run, frame }: View, locale: Locale, manner: Manner): string[] {
  return frame.lbs.flatMap(({ id }, lb) => {
    const change = tableChangeAt(run, lb, frame.tMs);
    const { slots } = change.after;
    if (!change.before?.slots || !slots) return [];
    const kinds = Array.from(slots, (_, slot) => slotChange(change, slot)).filter((kind) => kind !== 'same');
    const needless = kinds.filter((kind) => kind === 'needless').length;
    return [
      manner(maglevWords[locale]).told.changed({ lb: nameOf(id), changed: kinds.length, needless, size: slots.length }),
    ];
  });
}
