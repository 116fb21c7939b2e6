import { readFile } from 'node:fs/promises';
import { filesUnder } from './files';
import { wrongImports } from './imports';

/** Reads every source file of the rooms and prints each import that goes against an arrow. */
const files = (
  await Promise.all(['engine', 'evidence', 'course', 'progress', 'components', 'app', 'e2e'].map(filesUnder))
)
  .flat()
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('/fixtures/'));
const wrong = (await Promise.all(files.map(async (file) => wrongImports(file, await readFile(file, 'utf8'))))).flat();
for (const line of wrong) console.error(line);
console.log(`${files.length - new Set(wrong.map((line) => line.split(':')[0])).size} passed, ${wrong.length} failed`);
process.exitCode = wrong.length === 0 ? 0 : 1;
