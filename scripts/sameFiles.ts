import { readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { filesUnder } from './files';

/** Paths inside two folders of what is in one only, or differs by a byte. */
export async function differences(one: string, other: string): Promise<string[]> {
  const paths = async (folder: string) => (await filesUnder(folder)).map((file) => relative(folder, file));
  const [left, right] = [new Set(await paths(one)), new Set(await paths(other))];
  const differs = async (path: string) =>
    !left.has(path) || !right.has(path) || !(await readFile(join(one, path))).equals(await readFile(join(other, path)));
  const all = [...new Set([...left, ...right])].sort();
  const verdicts = await Promise.all(all.map(differs));
  return all.filter((_, index) => verdicts[index]);
}
