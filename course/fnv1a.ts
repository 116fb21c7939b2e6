/** FNV-1a of a sequence of small integers, 32 bits, as 8 hex digits: tells what changed, keeps nobody out. */
export function fnv1a(units: Iterable<number>): string {
  let hash = 0x811c9dc5;
  for (const unit of units) hash = Math.imul(hash ^ unit, 0x01000193);
  return (hash >>> 0).toString(16).padStart(8, '0');
}
