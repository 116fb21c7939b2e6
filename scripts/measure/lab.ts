import { type ChildProcess, execFile, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

/** What the experiments share: network namespaces, daemons in them, the kernel's own reports, and the file at the end. */
const RESULTS = join(dirname(fileURLToPath(import.meta.url)), '../../evidence/measured');
const run = promisify(execFile);

/** For configurations and sockets; readable by daemons that give up root. */
export const directory = mkdtempSync(join(tmpdir(), 'measure-'));
chmodSync(directory, 0o755);

const namespaces: string[] = [];
const children = new Set<ChildProcess>();

process.on('exit', () => {
  for (const child of children) child.kill('SIGKILL');
  for (const name of namespaces) {
    const pids = execFileSync('ip', ['netns', 'pids', name], { encoding: 'utf8' });
    for (const pid of pids.split('\n').filter(Boolean)) process.kill(Number(pid), 'SIGKILL');
    execFileSync('ip', ['netns', 'del', name]);
  }
  rmSync(directory, { recursive: true });
});
process.on('SIGINT', () => process.exit(130));
process.on('SIGHUP', () => process.exit(129));
process.on('SIGTERM', () => process.exit(143));

/** The wall clock, ms, with fractions: the same one that `ip -ts` and tcpdump print. */
export const now = () => performance.timeOrigin + performance.now();

/** Runs a shell line inside a namespace. */
export const within = async (namespace: string, line: string): Promise<string> =>
  (await run('ip', ['netns', 'exec', namespace, 'sh', '-c', line])).stdout;

/** A namespace of this run alone, deleted at exit with all that runs in it. */
export function createNamespace(label: string): string {
  const name = `m${process.pid}-${label}`;
  execFileSync('ip', ['netns', 'add', name]);
  namespaces.push(name);
  execFileSync('ip', ['-n', name, 'link', 'set', 'lo', 'up']);
  return name;
}

/** A cable between two namespaces. */
export async function connect([one, deviceOfOne]: [string, string], [other, deviceOfOther]: [string, string]) {
  const peer = ['peer', 'name', deviceOfOther, 'netns', other];
  await run('ip', ['-n', one, 'link', 'add', 'name', deviceOfOne, 'type', 'veth', ...peer]);
  await run('ip', ['-n', one, 'link', 'set', 'dev', deviceOfOne, 'up']);
  await run('ip', ['-n', other, 'link', 'set', 'dev', deviceOfOther, 'up']);
}

/** Drops what arrives at a device before anybody sees it, all or what nft matches: silence with the link still up. */
export const silence = (namespace: string, device: string, match = '') =>
  within(
    namespace,
    `nft 'add table netdev silence; add chain netdev silence in { type filter hook ingress device "${device}" priority 0; };
     add rule netdev silence in ${match} drop'`,
  );

export const endSilence = (namespace: string) => within(namespace, 'nft delete table netdev silence');

/** Starts a program inside a namespace; `onLine` hears each line of its output. */
export function start(
  namespace: string,
  command: readonly string[],
  onLine: (line: string) => void = () => {},
): ChildProcess {
  const child = spawn('ip', ['netns', 'exec', namespace, ...command], { stdio: ['ignore', 'pipe', 'pipe'] });
  children.add(child);
  child.on('exit', () => children.delete(child));
  for (const stream of [child.stdout!, child.stderr!]) createInterface({ input: stream }).on('line', onLine);
  return child;
}

/** An HTTP server that answers everything at port 80 of an address. */
export const startServer = (namespace: string, address: string): ChildProcess =>
  start(namespace, [
    process.execPath,
    '-e',
    `require('http').createServer((_, answer) => answer.end()).listen(80, '${address}')`,
  ]);

/** Writes a configuration file that lives as long as this run. */
export function configuration(name: string, text: string): string {
  const path = join(directory, name);
  writeFileSync(path, text);
  return path;
}

/** When something came into the kernel's table and left it, ms; null: it has not yet. */
export interface Presence {
  readonly changes: { readonly atMs: number; readonly present: boolean }[];
  isPresent(): boolean;
  /** The first change to `present` after `afterMs`, within `withinMs` of it, or null. */
  change(present: boolean, afterMs: number, withinMs: number): Promise<number | null>;
}

/** Follows an address or a route of a namespace by what the kernel tells (`ip -ts monitor`). */
export function watch(namespace: string, object: 'address' | 'route', what: string): Presence {
  const changes: { atMs: number; present: boolean }[] = [];
  start(namespace, ['stdbuf', '-oL', 'ip', '-ts', 'monitor', object], (line) => {
    const [, stamp, deleted, rest] = /^\[(.*?)\] (Deleted )?(.*)$/.exec(line) ?? [];
    if (rest?.includes(what))
      changes.push({ atMs: Date.parse(stamp!.slice(0, 23)) + Number(`0.${stamp!.slice(23)}`), present: !deleted });
  });
  return {
    changes,
    isPresent: () => changes.at(-1)?.present ?? false,
    async change(present, afterMs, withinMs) {
      for (;;) {
        const found = changes.find((one) => one.atMs >= afterMs && one.present === present);
        if (found) return found.atMs;
        if (now() > afterMs + withinMs) return null;
        await sleep(5);
      }
    },
  };
}

export interface Statistics {
  readonly n: number;
  readonly min: number;
  readonly median: number;
  readonly p95: number;
  readonly max: number;
}

/** Least, middle, p95 (interpolated) and greatest, to 0.01; null: nothing was measured. */
export function statistics(values: readonly number[]): Statistics | null {
  if (values.length === 0) return null;
  const sorted = [...values].sort((a, b) => a - b);
  const quantile = (share: number) => {
    const place = share * (sorted.length - 1);
    const [low, high] = [sorted[Math.floor(place)]!, sorted[Math.ceil(place)]!];
    return Math.round((low + (high - low) * (place % 1)) * 100) / 100;
  };
  return { n: sorted.length, min: quantile(0), median: quantile(0.5), p95: quantile(0.95), max: quantile(1) };
}

/** Works through the items, a few at a time, and keeps their order. */
export async function few<Item, Result>(
  atOnce: number,
  items: readonly Item[],
  work: (item: Item, index: number) => Promise<Result>,
) {
  const results: Result[] = [];
  const queue = items.entries();
  const worker = async () => {
    for (const [index, item] of queue) results[index] = await work(item, index);
  };
  await Promise.all(Array.from({ length: atOnce }, worker));
  return results;
}

/** Writes a file of measurements; SMOKE=1 prints it instead. */
export function report(
  name: string,
  description: string,
  setup: string,
  cases: readonly { input: object; measured: object }[],
) {
  const kernel = execFileSync('uname', ['-r'], { encoding: 'utf8' }).split('.').slice(0, 2).join('.');
  const source = `measured on a shared 2-core Debian 12 VM (Linux ${kernel}), scripts/measure/${name}.ts`;
  const text = JSON.stringify({ source, description, setup, cases });
  if (process.env.SMOKE) console.log(JSON.stringify(cases, null, 1));
  else writeFileSync(join(RESULTS, `${name}.json`), text);
}
