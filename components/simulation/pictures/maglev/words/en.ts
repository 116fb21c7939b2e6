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
    slot: ({ lb, backend }: { lb: string; backend: string }) => `${lb} finds ${backend} there.`,
    changed: ({ lb, changed, needless, size }: { lb: string; changed: number; needless: number; size: number }) =>
      `${lb} has filled its table anew: ${changed} of ${size} slots changed, ${needless} of them with an owner that stayed.`,
  },
  moved: ({ moved, kept }: { moved: number; kept: number }) =>
    `Of ${moved} moved connections, ${kept} are still with their backend.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    lookedUp: ({ flow, slot, size }: { flow: string; slot: number; size: number }) =>
      `${flow}: its number leads to place ${slot} of ${size}`,
    filled: ({ lb }: { lb: string }) => `${lb}: each claims in turn its next free place`,
    told: {
      changed: ({ lb, changed, needless, size }: { lb: string; changed: number; needless: number; size: number }) =>
        `${lb} has filled its table anew: ${changed} of ${size} places changed, ${needless} of them with an owner that stayed.`,
    },
  },
};
