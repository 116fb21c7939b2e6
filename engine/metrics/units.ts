export const GIB_PER_KIB = 1 / 2 ** 20;
/** Clouds bill months of 730 hours. */
export const MS_PER_MONTH = 730 * 3_600_000;
