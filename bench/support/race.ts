import { spawnSync } from 'node:child_process';

/** One round of some work: what CPU time it took, and what it came to, so that both sides can be seen to do the same. */
interface Round {
  readonly ms: number;
  readonly answer: number;
}

/** Somebody who does the work, and may be asked again. */
export type Racer = () => Round;

const WARM_UP = 3;
const ROUNDS = 5;

/** A racer in this process. CPU time, that of the compiler and the garbage collector included: waiting does not count. */
export function inProcess(work: () => number): Racer {
  return () => {
    const start = process.cpuUsage();
    const answer = work();
    const { user, system } = process.cpuUsage(start);
    return { ms: (user + system) / 1000, answer };
  };
}

/** A racer that is a program, which prints its milliseconds and its answer. */
export function program(path: string, ...args: string[]): Racer {
  return () => {
    const { stdout, stderr, status } = spawnSync(path, args, { encoding: 'utf8' });
    if (status !== 0) throw new Error(`${path}: ${stderr}`);
    const [ms = Number.NaN, answer = Number.NaN] = stdout.trim().split(' ').map(Number);
    return { ms, answer };
  };
}

/** The median ms of each racer over rounds in which they take turns, so that a noisy moment hits all. The first rounds warm up. */
export function race(...racers: readonly Racer[]): number[] {
  const rounds = Array.from({ length: WARM_UP + ROUNDS }, () => racers.map((racer) => racer())).slice(WARM_UP);
  return racers.map((_, index) => median(rounds.map((round) => round[index]!.ms)));
}

/** `race` of two that must agree: throws if their answers differ. */
export function raceEquals(a: Racer, b: Racer): [number, number] {
  const [one, other] = [a().answer, b().answer];
  if (one !== other) throw new Error(`two racers do not do the same work: ${one} and ${other}`);
  return race(a, b) as [number, number];
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1]!;
}
