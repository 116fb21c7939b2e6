import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { deserialize, serialize } from 'node:v8';
import type { Evidence } from '../schema/evidence';
import { EVIDENCE, jsonIn, loadEvidence } from './evidence';
import { bundled } from './runnerCode';

/**
 * As `loadEvidence`, but kept: judging takes half a minute, and the same code says the same of the same files.
 * Errors: as `loadEvidence`; what fails is not kept.
 */
export async function keptEvidence(root: string): Promise<Evidence> {
  const folder = join(root, '.cache/evidence');
  const file = join(folder, await fingerprintOf(root));
  const kept = await readFile(file).catch(() => undefined);
  if (kept) return deserialize(kept);
  const evidence = await loadEvidence(root);
  await mkdir(folder, { recursive: true });
  // Who builds at the same time reads the whole file or none.
  const own = `${file}.${process.pid}`;
  await writeFile(own, serialize(evidence));
  await rename(own, file);
  return evidence;
}

async function fingerprintOf(root: string): Promise<string> {
  const { fingerprint } = await bundled(join(root, 'course/build/evidence.ts'));
  const hash = createHash('sha256').update(fingerprint);
  for (const folder of Object.values(EVIDENCE).map((path) => join(root, path)))
    for (const name of await jsonIn(folder)) hash.update(await readFile(join(folder, name)));
  return hash.digest('hex').slice(0, 16);
}
