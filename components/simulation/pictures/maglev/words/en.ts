export const en = {
  ownLists: 'lists differ, so do tables',
  sameTable: 'the same table on each',
  ownTurn: 'its own turn',
  markPlaces: 'a mark lies in its backend and has the colour of its LB',

  moved: ({ moved, kept }: { moved: number; kept: number }) =>
    `Of ${moved} moved connections, ${kept} are still with their backend.`,
};
