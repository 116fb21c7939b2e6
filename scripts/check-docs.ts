import { readFile } from 'node:fs/promises';
import { undocumented } from './docs';
import { filesUnder } from './files';

/** Reads the source files of engine and evidence and prints each exported function or class that does not say what it models. */
const files = (await Promise.all(['engine', 'evidence'].map(filesUnder)))
  .flat()
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'));
const silent = (await Promise.all(files.map(async (file) => undocumented(file, await readFile(file, 'utf8'))))).flat();
for (const line of silent) console.error(line);
console.log(`${files.length - new Set(silent.map((line) => line.split(':')[0])).size} passed, ${silent.length} failed`);
process.exitCode = silent.length === 0 ? 0 : 1;
