import { lessonHref } from '../components/shell/href';
import { ContentError } from '../course/build/problem';
import { locales } from '../course/languages';
import { makeNew } from './new/make';
import { Refusal } from './new/refusal';

/** `npm run new -- lesson <slug>`: makes what an author then edits, and prints the files, and the pages that show it. */
try {
  const words = process.argv.slice(2);
  const files = await makeNew(process.cwd(), words);
  const pages = locales.map((locale) => lessonHref(locale, words[1]!));
  for (const file of files) console.log(file);
  console.log(`Now edit it: npm run dev shows it at ${pages.join(' and ')}, npm run content judges it.`);
} catch (error) {
  if (!(error instanceof Refusal || error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
