/** Id of the element that a step of the trace or a card fills, alive or not: `#step-<id>` leads to it. */
export const stepAnchor = (id: string): string => `step-${id}`;
