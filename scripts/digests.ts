import { loadCourse, loadLesson, openSlugs } from '../course/build';
import type { Scenario } from '../engine/scenario/schema';
import { runDigest } from '../engine/simulation/digest';
import { simulate } from '../engine/simulation/simulate';

/** Prints, as JSON, every named scenario of the engine and of the lessons with the digest of its whole run in Node. */
const root = process.cwd();
const scenarios: Record<string, Scenario> = {};
for (const slug of openSlugs(await loadCourse(root)))
  Object.assign(scenarios, (await loadLesson(root, slug)).scenarios);
const digests = Object.entries(scenarios).map(([name, scenario]) => ({
  name,
  scenario,
  digest: runDigest(simulate(scenario)),
}));
process.stdout.write(JSON.stringify(digests));
