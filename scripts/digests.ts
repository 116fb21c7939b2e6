import { loadCourse, loadLesson, openSlugs } from '../course/build';
import type { Scenario } from '../engine/scenario/schema';
import { runDigest } from '../engine/simulation/digest';
import { simulate } from '../engine/simulation/simulate';
import { drawnOf } from './draw';

/** Prints, as JSON, the named scenarios of the lessons, each with the digest of its whole run in Node: all, or with --some one in four. */
const root = process.cwd();
const scenarios: Record<string, Scenario> = {};
for (const slug of openSlugs(await loadCourse(root)))
  Object.assign(scenarios, (await loadLesson(root, slug)).scenarios);
const isAsked = process.argv.includes('--some') ? drawnOf(4) : () => true;
const digests = Object.entries(scenarios)
  .filter(([, scenario]) => isAsked(scenario))
  .map(([name, scenario]) => ({ name, scenario, digest: runDigest(simulate(scenario)) }));
process.stdout.write(JSON.stringify(digests));
