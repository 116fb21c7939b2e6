import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Evidence } from '../schema/evidence';
import { EVIDENCE, jsonIn, loadEvidence } from './evidence';
import { bundled } from './runnerCode';

/**
 * As `loadEvidence`, but kept: judging takes half a minute, and the same code says the same of the same files.
 * @param code folder of the project whose code judges
 * Errors: as `loadEvidence`; what fails is not kept.
 */
export async function keptEvidence(root: string, code = root): Promise<Evidence> {
  const folder = join(root, '.cache/evidence');
  const fingerprint = await fingerprintOf(root, code);
  const file = join(folder, fingerprint);
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return deserialize(kept);
  const evidence = await loadEvidence(root);
  await mkdir(folder, { recursive: true });
  // Who builds at the same time reads the whole file or none.
  const own = `${file}.${process.pid}`;
  await writeFile(own, serialize(evidence));
  await rename(own, file);
  const stale = (await readdir(folder)).filter((name) => !name.startsWith(fingerprint));
  for (const name of stale) await rm(join(folder, name), { force: true });
  return evidence;
}

/** Of the code and the files, and of their names, too: by its name a measured file finds what it is compared with. */
async function fingerprintOf(root: string, code: string): Promise<string> {
  const { fingerprint } = await bundled(join(code, 'course/build/evidence.ts'));
  const hash = createHash('sha256').update(fingerprint);
  for (const folder of Object.values(EVIDENCE).map((path) => join(root, path)))
    for (const name of await jsonIn(folder)) hash.update(`${name}\0`).update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
