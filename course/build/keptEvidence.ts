import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Evidence } from '../schema/evidence';
import { EVIDENCE, jsonIn, loadEvidence } from './evidence';
import { kept, keyOfParts } from './kept';
import { bundled } from './runnerCode';

/**
 * As `loadEvidence`, but kept: judging takes half a minute, and the same code says the same of the same files.
 * @param code folder of the project whose code judges
 * Errors: as `loadEvidence`; what fails is not kept.
 */
export async function keptEvidence(root: string, code = root): Promise<Evidence> {
  return kept(join(root, '.cache/evidence'), 'evidence', await keyOf(root, code), () => loadEvidence(root));
}

/** Of the code and the files, and of their names, too: by its name a measured file finds what it is compared with. */
async function keyOf(root: string, code: string): Promise<string> {
  const { fingerprint } = await bundled(join(code, 'course/build/evidence.ts'));
  const parts: (string | Buffer)[] = [fingerprint];
  for (const folder of Object.values(EVIDENCE).map((path) => join(root, path)))
    for (const name of await jsonIn(folder)) parts.push(name, await readFile(join(folder, name)));
  return keyOfParts(...parts);
}
