import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Every file below a folder (or the file itself), in an order that no file system decides. */
export async function filesUnder(path: string): Promise<string[]> {
  if ((await stat(path)).isFile()) return [path];
  const entries = await readdir(path, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort();
}
