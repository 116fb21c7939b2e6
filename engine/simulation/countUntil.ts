/** How many of `items`, sorted by time, are at or before `tMs`. */
export function countUntil<T>(items: readonly T[], tMs: number, timeOf: (item: T) => number): number {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (timeOf(items[middle]!) <= tMs) low = middle + 1;
    else high = middle;
  }
  return low;
}
