import HashRing from 'hashring';
import TinyQueue from 'tinyqueue';
import xxhashWasm from 'xxhash-wasm';
import { utf8 } from '../engine/hash/bytes';
import { xxhash64 } from '../engine/hash/xxhash64';
import { envoyRequestHash } from '../engine/maglev/envoy';
import { buildEnvoyRing, selectFromRing } from '../engine/maglev/ring';
import { ln } from '../engine/math';
import { stream, uniform } from '../engine/random';
import { inProcess, race } from './support/race';
import { hold } from './support/works';

/** The engine beside packages of the npm registry that do the same kind of work, taking turns; medians of five rounds, in CPU time. */
const NODES = 1000;
/** What hashring gives a node: 40 digests of four points. */
const POINTS = 160;
const KEYS = 100_000;
const PENDING = 100_000;

const addresses = Array.from({ length: NODES }, (_, i) => `10.0.${i >> 8}.${i & 255}:80`);
const keys = Array.from({ length: KEYS }, (_, i) => `session=${i}`);
const bytes = keys.map(utf8);
const chance = stream(1, 'peers');
const gaps = Float64Array.from({ length: 1_000_000 }, (_, i) => -ln(uniform(chance, i, 0)));

const buildOurRing = () =>
  buildEnvoyRing({
    minRingSize: NODES * POINTS,
    maxRingSize: 8_388_608,
    hosts: addresses.map((hashKey) => ({ hashKey, weight: 1 })),
  });
const ourRing = buildOurRing();
const theirRing = new HashRing(addresses);
const { h64Raw } = await xxhashWasm();

console.table({
  'ring of 1,000 nodes, 160 points each (hashring)': row(
    () => buildOurRing().owners.length,
    () => new HashRing(addresses).range('key', 1).length,
  ),
  '100,000 lookups in it (hashring)': row(
    () => keys.reduce((sum, key) => sum + selectFromRing(ourRing, envoyRequestHash(key)), 0),
    () => keys.reduce((sum, key) => sum + theirRing.get(key).length, 0),
  ),
  'XXH64 of 100,000 short keys (xxhash-wasm)': row(
    () => bytes.reduce((sum, key) => sum + xxhash64(key).lo, 0),
    () => Number(bytes.reduce((sum, key) => sum ^ h64Raw(key), 0n)),
  ),
  'hold model, 100,000 pending (tinyqueue)': row(
    () => hold(gaps, PENDING),
    () => holdByTinyQueue(),
  ),
});

function row(ours: () => number, theirs: () => number): Record<string, number> {
  const [engineMs = 0, peerMs = 0] = race(inProcess(ours), inProcess(theirs));
  const round = (value: number) => Number(value.toPrecision(3));
  return { 'peer ms': round(peerMs), 'engine ms': round(engineMs), 'times faster': round(peerMs / engineMs) };
}

function holdByTinyQueue(): number {
  interface Event {
    readonly tMs: number;
    readonly sequence: number;
  }
  let sequence = 0;
  const queue = new TinyQueue<Event>([], (a, b) => a.tMs - b.tMs || a.sequence - b.sequence);
  for (let i = 0; i < PENDING; i++) queue.push({ tMs: gaps[i]!, sequence: sequence++ });
  let tMs = 0;
  for (const gap of gaps) {
    tMs = queue.pop()!.tMs;
    queue.push({ tMs: tMs + gap, sequence: sequence++ });
  }
  return tMs;
}
