import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';

/** How a command ended, and the plain text of what it printed. */
export interface Ran {
  readonly code: number;
  readonly output: string;
}

/** Runs a command with its output shown, unless `silent`. */
export function run(
  command: string,
  args: readonly string[],
  env: Record<string, string> = {},
  { silent = false } = {},
): Promise<Ran> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['inherit', 'pipe', 'pipe'], env: { ...process.env, ...env } });
    let output = '';
    const show = (stream: NodeJS.WriteStream) => (chunk: Buffer) => {
      if (!silent) stream.write(chunk);
      output += chunk.toString();
    };
    child.stdout.on('data', show(process.stdout));
    child.stderr.on('data', show(process.stderr));
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: stripVTControlCharacters(output) }));
  });
}
