import { spawn } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';

const LOOK_EVERY_MS = 250;
const PAGE_BYTES = 4096;

/** What a command cost: wall-clock time, and the most memory that it and all that it started held at once. */
export interface Cost {
  readonly seconds: number;
  readonly peakMB: number;
}

/**
 * Runs a command in a folder and watches it, on Linux.
 * Errors: `Error` with the end of what it said, where its exit code is not 0.
 */
export async function watched(folder: string, [command, ...args]: readonly [string, ...string[]]): Promise<Cost> {
  const startMs = performance.now();
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said = (said + chunk).slice(-4000)));
  let peakMB = 0;
  const timer = setInterval(async () => {
    peakMB = Math.max(peakMB, await memoryMB(child.pid!));
  }, LOOK_EVERY_MS);
  const code = await new Promise((resolve) => child.on('close', resolve));
  clearInterval(timer);
  if (code !== 0) throw new Error(`${command} ${args.join(' ')} in ${folder}: exit code ${code}\n${said}`);
  return { seconds: (performance.now() - startMs) / 1000, peakMB };
}

/** What a process and its descendants hold. Pages that several share count for each: an upper bound. */
async function memoryMB(root: number): Promise<number> {
  const ids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
  const all = await Promise.all(ids.map(stateOf));
  const held = new Set([root]);
  // A child has a greater number than its parent, but for the day when numbers begin anew.
  for (const { id, parent } of all) if (held.has(parent)) held.add(id);
  return all.reduce((sum, { id, pages }) => sum + (held.has(id) ? (pages * PAGE_BYTES) / 1e6 : 0), 0);
}

async function stateOf(id: number): Promise<{ id: number; parent: number; pages: number }> {
  try {
    const stat = await readFile(`/proc/${id}/stat`, 'utf8');
    // The name may hold spaces and brackets; what follows it is the state, then the parent's number.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return { id, parent: Number(fields[1]), pages: Number(fields[21]) };
  } catch {
    // It has ended.
    return { id, parent: 0, pages: 0 };
  }
}
