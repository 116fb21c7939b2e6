import { type Locale, locales } from '../../course/languages';
import type { LessonShape } from '../../course/schema/shape';
import { openEventStore } from '../openEventStore';
import { readSettings } from '../settings';
import { cmi5Launch, cmi5Reporter } from './cmi5';
import { courseStanding } from './courseStanding';
import type { Reporter } from './reporter';
import { findScorm, scormReporter } from './scorm';

/** Written into the script when a package is made (`scripts/lms.ts`). */
declare const SHAPES: readonly LessonShape[];

/*
 * The page that an LMS opens: the course in a frame of the same package, and beside it what tells the LMS how far the
 * learner is. The course's own pages know nothing of it.
 */
const frame = document.querySelector('iframe')!;
const problem = document.querySelector('p')!;
frame.addEventListener('load', () => frame.contentDocument?.addEventListener('click', nameFile, { capture: true }));
frame.src = `${language()}/index.html`;
void start().catch((error: unknown) => {
  problem.hidden = false;
  problem.append(` (${error instanceof Error ? error.message : String(error)})`);
});

function language(): Locale {
  const wanted = [readSettings().language, ...navigator.languages].map((tag) => tag?.slice(0, 2));
  return locales.find((locale) => locale === wanted.find((tag) => locales.some((known) => known === tag))) ?? 'en';
}

/** An LMS answers no folder with its page: a link that a script has made names the file before it is followed. */
function nameFile({ target }: Event): void {
  const link = (target as Element).closest('a');
  if (link?.origin === location.origin && link.pathname.endsWith('/')) link.pathname += 'index.html';
}

async function start(): Promise<void> {
  const reporter = await reporterHere();
  // Before anything else is waited for: what was begun is ended, however soon the learner leaves.
  window.addEventListener('pagehide', () => reporter.end(), { once: true });
  const store = await openEventStore();
  const tell = async () => reporter.report(courseStanding((await store.all()).events, SHAPES));
  const tellSafely = () => void tell().catch((error: unknown) => console.error(error));
  store.subscribe(tellSafely);
  await tell();
}

async function reporterHere(): Promise<Reporter> {
  const launch = cmi5Launch(location.search);
  const now = () => Date.now();
  if (launch)
    return cmi5Reporter(launch, { fetch: (...asked) => fetch(...asked), now, uuid: () => crypto.randomUUID() });
  const api = findScorm(window as never);
  if (!api) throw new Error('no LMS');
  return scormReporter(api, now);
}
