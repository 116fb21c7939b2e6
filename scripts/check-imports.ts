import { readFile } from 'node:fs/promises';
import { filesUnder } from './files';
import { folderCircle, wrongImports } from './imports';

/** Reads every source file of the rooms and prints each import that goes against an arrow, and a circle of folders. */
const files = (
  await Promise.all(['engine', 'evidence', 'course', 'progress', 'components', 'app', 'e2e'].map(filesUnder))
)
  .flat()
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('/fixtures/'));
const sources = new Map(await Promise.all(files.map(async (file) => [file, await readFile(file, 'utf8')] as const)));
const wrong = [...sources].flatMap(([file, source]) => wrongImports(file, source));
const circle = folderCircle('components', sources);
for (const line of [...wrong, circle ?? []].flat()) console.error(line);
console.log(`${files.length - new Set(wrong.map((line) => line.split(':')[0])).size} passed, ${wrong.length} failed`);
process.exitCode = wrong.length === 0 && !circle ? 0 : 1;
