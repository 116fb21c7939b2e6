import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { cp, mkdir, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Makes a folder a copy of the repository as it is now, with packages of its own and nothing that was built before. */
export async function copyOfRepo(folder: string): Promise<void> {
  await rm(folder, { recursive: true, force: true });
  // What is not committed yet counts as well; what is deleted is listed, and not there.
  const listed = execFileSync('git', ['ls-files', '-z', '-c', '-o', '--exclude-standard', '--deduplicate']).toString();
  for (const file of listed.split('\0').filter((name) => name !== '' && existsSync(name))) {
    await mkdir(dirname(join(folder, file)), { recursive: true });
    await cp(file, join(folder, file));
  }
  // Links to the same bytes, not to the folder: a build names modules by where they are.
  execFileSync('cp', ['-al', 'node_modules', join(folder, 'node_modules')]);
}
