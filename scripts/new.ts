import { ContentError } from '../course/build/problem';
import { makeNew } from './new/make';
import { Refusal } from './new/refusal';

/** `npm run new -- lesson <slug>`: makes what an author then edits, and prints the files. */
try {
  const files = await makeNew(process.cwd(), process.argv.slice(2));
  for (const file of files) console.log(file);
  console.log('Now edit it: npm run dev shows it, npm run check judges it.');
} catch (error) {
  if (!(error instanceof Refusal || error instanceof ContentError)) throw error;
  console.error(error.message);
  process.exitCode = 1;
}
