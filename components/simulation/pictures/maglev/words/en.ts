import { plural } from '../../../../words';

export const en = {
  ownLists: 'lists differ, so do tables',
  sameTable: 'the same table on each',
  ownTurn: 'its own turn',
  disagree: ({ list }: { list: string }) => `lists differ, so do tables: ${list}`,
  lookedUp: ({ flow, slot, size }: { flow: string; slot: number; size: number }) =>
    `${flow}: hash mod ${size} = slot ${slot}`,
  fills: ({ lb, turn, of }: { lb: string; turn: number; of: number }) =>
    `slowed down: ${lb} fills its table, turn ${turn} of ${of}`,
  filled: ({ lb }: { lb: string }) => `${lb}: each claims in turn its next free slot`,

  told: {
    slot: ({ lbs, count, backend }: { lbs: string; count: number; backend: string }) =>
      `${lbs} ${plural('en', count, { one: 'finds', other: 'find' })} ${backend} there.`,
    changed: ({ lb, changed, needless, size }: { lb: string; changed: number; needless: number; size: number }) =>
      `${lb} has filled its table anew: ${changed} of ${size} slots changed, ${needless} of them with an owner that stayed.`,
  },
  moved: ({ moved, kept }: { moved: number; kept: number }) =>
    `Of ${moved} moved connections, ${kept} are still with their backend.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    lookedUp: ({ flow, slot, size }: { flow: string; slot: number; size: number }) =>
      `${flow}: its line in the list is ${slot} of ${size}`,
    filled: ({ lb }: { lb: string }) => `${lb}: each claims in turn its next free place`,
    told: {
      slot: ({ lbs, count, backend }: { lbs: string; count: number; backend: string }) =>
        `${lbs} ${plural('en', count, { one: 'reads', other: 'read' })} there: doctor ${backend}.`,
      changed: ({ lb, changed, needless, size }: { lb: string; changed: number; needless: number; size: number }) =>
        `${lb} has filled its list anew: ${changed} of ${size} lines changed, ${needless} of them with a doctor who stayed.`,
    },
    moved: ({ moved, kept }: { moved: number; kept: number }) =>
      `Of ${moved} callers who changed desk, ${kept} are still with their doctor.`,
  },
};
