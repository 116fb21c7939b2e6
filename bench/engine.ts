import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { hashThresholdBounds } from '../engine/ecmp/hashThreshold';
import { fill } from '../engine/maglev/core';
import { ln } from '../engine/math';
import { stream, uint32, uniform } from '../engine/random';
import { inProcess, program, race, raceEquals } from './support/race';
import { hold, katranBackends, linuxHops, maglev, mmc, xxh64Backends } from './support/works';

/** The engine beside the same algorithms in C++ -O2 on the same inputs, taking turns; medians of five rounds, in CPU time. */
const COUNT = 1_000_000;
const BACKENDS = 1000;
const PENDING = 100_000;
const chance = stream(1, 'bench');

const permutationsOf = (tableSize: number) => ({
  tableSize,
  offsets: Uint32Array.from({ length: BACKENDS }, (_, i) => uint32(chance, i, 0) % tableSize),
  skips: Uint32Array.from({ length: BACKENDS }, (_, i) => (uint32(chance, i, 1) % (tableSize - 1)) + 1),
});
const [small, large] = [permutationsOf(65_537), permutationsOf(655_373)];
const tuples = Uint32Array.from(
  Array.from({ length: COUNT }, (_, i) => [
    uint32(chance, i, 2),
    0xcb00710a,
    6,
    1024 + (uint32(chance, i, 3) % 64_512),
    443,
  ]).flat(),
);
const table = fill(small);
const bounds = hashThresholdBounds([1, 1, 1, 1, 1, 1, 1, 1]);
/** Gaps of mean 1, and service times that keep so many servers busy for nine tenths of the time. */
const draws = (which: number, mean: number) =>
  Float64Array.from({ length: COUNT }, (_, i) => -ln(uniform(chance, i, which)) * mean);
const gaps = draws(4, 1);
const services = { 10: draws(5, 0.9 * 10), 1000: draws(5, 0.9 * 1000) };

const works: [name: string, work: () => number, yardstick: string, ...args: string[]][] = [
  ['Maglev table, 65,537 slots, 1,000 backends', () => maglev(small), 'maglev', '65537'],
  ['Maglev table, 655,373 slots, 1,000 backends', () => maglev(large), 'maglev', '655373'],
  ['jhash and table, 1,000,000 flows', () => katranBackends(tuples, table), 'flows', 'katran'],
  ['XXH64 and table, 1,000,000 flows', () => xxh64Backends(tuples, table), 'flows', 'xxh64'],
  ['SipHash and 8 next hops, 1,000,000 flows', () => linuxHops(tuples, bounds), 'flows', 'linux'],
  ['M/M/10, 1,000,000 customers', () => mmc(gaps, services[10], 10), 'queue', 'mmc', '10'],
  ['M/M/1000, 1,000,000 customers', () => mmc(gaps, services[1000], 1000), 'queue', 'mmc', '1000'],
  ['hold model, 100,000 pending, 1,000,000 times', () => hold(gaps, PENDING), 'queue', 'hold', String(PENDING)],
];

const hasCompiler = spawnSync('g++', ['--version']).status === 0;
if (!hasCompiler) console.log('No g++ here: the figures stand alone.');
const folder = mkdtempSync(join(tmpdir(), 'bench-'));
try {
  if (hasCompiler) prepareYardsticks();
  console.table(Object.fromEntries(works.map(([name, work, ...yardstick]) => [name, row(work, yardstick)])));
} finally {
  rmSync(folder, { recursive: true });
}

function row(work: () => number, [name = '', ...args]: readonly string[]): Record<string, number> {
  const engine = inProcess(work);
  if (!hasCompiler) return { 'engine ms': round(race(engine)[0]!) };
  const [engineMs, cppMs] = raceEquals(engine, program(join(folder, name), folder, ...args));
  return { 'C++ ms': round(cppMs), 'engine ms': round(engineMs), ratio: round(engineMs / cppMs) };
}

/** Compiles the yardsticks, and writes the inputs that they share with the engine. */
function prepareYardsticks(): void {
  for (const name of ['maglev', 'flows', 'queue']) {
    const source = join('bench', 'yardstick', `${name}.cpp`);
    execFileSync('g++', ['-std=c++17', '-O2', '-o', join(folder, name), source]);
  }
  const inputs: Record<string, Uint32Array | Int32Array | Float64Array> = {
    table,
    gaps,
    tuples,
    bounds: Uint32Array.from(bounds),
    'services-10': services[10],
    'services-1000': services[1000],
  };
  for (const { tableSize, offsets, skips } of [small, large]) {
    inputs[`offsets-${tableSize}`] = offsets;
    inputs[`skips-${tableSize}`] = skips;
  }
  for (const [name, values] of Object.entries(inputs)) writeFileSync(join(folder, name), values);
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
