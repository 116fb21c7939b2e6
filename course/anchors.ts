/** Ids of elements of the evidence page, by which a link leads to them. */
export const factAnchor = (id: string): string => `fact-${id}`;
export const limitAnchor = (id: string): string => `limit-${id}`;
