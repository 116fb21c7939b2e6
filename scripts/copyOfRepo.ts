import { execFileSync } from 'node:child_process';
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Makes a folder a copy of the repository as it is now, with packages of its own and nothing that was built before. */
export async function copyOfRepo(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  const files = execFileSync('git', ['ls-files', '-z'], { encoding: 'utf8' }).split('\0').filter(Boolean);
  for (const file of files) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(file, join(folder, file));
  }
  // Links to the same bytes, not to the folder: a build names modules by where they are.
  execFileSync('cp', ['-al', 'node_modules', join(folder, 'node_modules')]);
}
