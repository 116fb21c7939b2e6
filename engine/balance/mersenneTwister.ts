const N = 624;
const M = 397;

/**
 * MT19937 (Matsumoto and Nishimura, 1998), for the code that it is ground truth of; one at a time, since its state is
 * kept. Returns a function that answers with the next integer below 2^32.
 */
export function mersenneTwister(seed: number): () => number {
  state[0] = seed;
  for (let i = 1; i < N; i++) {
    const last = state[i - 1]!;
    state[i] = Math.imul(last ^ (last >>> 30), 1_812_433_253) + i;
  }
  at = N;
  return next;
}

const state = new Uint32Array(N);
let at = N;

function next(): number {
  if (at === N) refill();
  let y = state[at++]!;
  y ^= y >>> 11;
  y ^= (y << 7) & 0x9d2c5680;
  y ^= (y << 15) & 0xefc60000;
  return (y ^ (y >>> 18)) >>> 0;
}

function refill(): void {
  for (let i = 0; i < N; i++) {
    const y = (state[i]! & 0x80000000) | (state[(i + 1) % N]! & 0x7fffffff);
    state[i] = state[(i + M) % N]! ^ (y >>> 1) ^ (y & 1 ? 0x9908b0df : 0);
  }
  at = 0;
}
