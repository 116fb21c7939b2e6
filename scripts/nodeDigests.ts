import { loadCourse, loadLesson, openSlugs } from '../course/build';
import type { Scenario } from '../engine/scenario/schema';
import { runDigest } from '../engine/simulation/digest';
import { simulate } from '../engine/simulation/simulate';

export interface Digest {
  readonly name: string;
  readonly scenario: Scenario;
  readonly digest: string;
}

/** Named scenarios of the lessons, each with the digest of its whole run in Node. */
export async function nodeDigests(): Promise<readonly Digest[]> {
  const root = process.cwd();
  const scenarios: Record<string, Scenario> = {};
  for (const slug of openSlugs(await loadCourse(root)))
    Object.assign(scenarios, (await loadLesson(root, slug)).scenarios);
  return Object.entries(scenarios).map(([name, scenario]) => ({
    name,
    scenario,
    digest: runDigest(simulate(scenario)),
  }));
}
