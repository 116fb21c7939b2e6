interface L4Rule {
  /** It looks the flow up in a table of `tableSize` slots: every LB with the same list finds the same target. */
  readonly hasTable: boolean;
  /** It answers otherwise the next time: only a table of connections keeps a flow where it is. */
  readonly mustRemember: boolean;
}

/** How an L4 LB may choose the target of a flow that it does not know, and what each way stands on. */
export const L4_CHOICES = {
  /** The slot of the flow's hash in Maglev's table. */
  maglev: { hasTable: true, mustRemember: false },
  /** Its own next in turn. */
  'round-robin': { hasTable: false, mustRemember: true },
} as const satisfies Record<string, L4Rule>;

export type L4Choice = keyof typeof L4_CHOICES;

export const L4_CHOICE_NAMES = Object.keys(L4_CHOICES) as [L4Choice, ...L4Choice[]];
