import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';

/** Hash of all that a thing is made of, to keep it by. */
export function keyOfParts(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}\0`).update(part);
  return hash.digest('hex').slice(0, 16);
}

/**
 * What `make` made before of the same parts, or makes now: of each name the last is kept in the folder.
 * @param key of all that it depends on, its own code among it
 * Errors: as `make`; what fails is not kept.
 */
export async function kept<T>(folder: string, name: string, key: string, make: () => Promise<T>): Promise<T> {
  const file = join(folder, `${name}.${key}`);
  const known = await readFile(file).catch(() => undefined);
  if (known) return deserialize(known);
  const made = await make();
  await mkdir(folder, { recursive: true });
  // Who builds at the same time reads the whole file or none.
  const own = `${file}.${process.pid}`;
  await writeFile(own, serialize(made));
  await rename(own, file);
  const stale = (await readdir(folder)).filter((other) => other.startsWith(`${name}.`) && !other.includes(key));
  for (const other of stale) await rm(join(folder, other), { force: true });
  return made;
}
