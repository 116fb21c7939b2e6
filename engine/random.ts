/**
 * Chance as a function: every draw is a hash of (seed, stream, who, which), with no hidden state. So a component's draws
 * do not depend on how many another one made, two runs that differ by one policy meet the same arrivals, sizes and
 * service times, and a run can be resumed anywhere without saving a generator.
 */
export interface Stream {
  readonly low: number;
  readonly high: number;
}

/** MurmurHash3's finaliser: every bit of the input flips about half of the output's. */
function mix(value: number): number {
  let h = value;
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}

/** The stream of draws of one component (`arrivals`, `flow`, `lb-a`) under a uint32 seed. */
export function stream(seed: number, name: string): Stream {
  let low = mix(seed ^ 0x9e3779b9);
  let high = mix(low ^ 0x243f6a88);
  for (let i = 0; i < name.length; i++) {
    low = mix(low + Math.imul(name.charCodeAt(i), 0x9e3779b1));
    high = mix(high ^ Math.imul(low, 0x85ebca77));
  }
  return { low, high };
}

/** Draw number `which` of member `who` of the stream: an integer, uniform over 0 to 2^32 − 1. */
export function uint32(s: Stream, who: number, which: number): number {
  const h = mix(s.low + Math.imul(who, 0x9e3779b1));
  return mix(mix((h ^ s.high) + Math.imul(which, 0x85ebca77)) + s.low);
}

/** Uniform over the open interval (0, 1): never 0, so its logarithm is finite. */
export function uniform(s: Stream, who: number, which: number): number {
  return (uint32(s, who, which) + 0.5) / 0x1_0000_0000;
}
