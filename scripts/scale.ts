import { appendFile, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { readCourse } from '../course/build/load';
import { locales } from '../course/languages';
import { folderOf } from '../course/schema/files';
import { copyOfRepo } from './copyOfRepo';
import { filesUnder } from './files';
import { addLesson } from './new/lesson';
import { type Cost, watched } from './scale/watched';

/**
 * `npx tsx scripts/scale.ts [COUNT...]`: what the course costs to build as it grows, on Linux. Copies of it are filled up
 * to so many lessons (13, 100 and 500) with those that `npm run new` makes. Each is checked, built, and built again after
 * one sentence of one lesson has changed.
 */
const FOLDER = '.cache/scale';
const asked = process.argv.slice(2).map(Number);
const counts = asked.length > 0 ? asked : [13, 100, 500];
if (!counts.every((count) => Number.isInteger(count) && count > 0))
  throw new Error(`expected counts of lessons, found ${process.argv.slice(2).join(' ')}`);

for (const count of counts) {
  const root = resolve(FOLDER, String(count));
  const last = await copyWith(root, count);
  const stages: Record<string, Cost> = {
    check: await watched(root, ['npx', 'tsx', 'scripts/check-content.ts', '--kept']),
    build: await watched(root, ['npx', 'tsx', 'scripts/build.ts']),
  };
  await appendFile(join(root, 'content', last, 'en.mdx'), '\nOne sentence more.\n');
  stages['build after an edit'] = await watched(root, ['npx', 'tsx', 'scripts/build.ts']);
  console.log(`\n${count} lessons`);
  for (const [stage, { seconds, peakMB }] of Object.entries(stages))
    console.log(`  ${stage.padEnd(20)} ${seconds.toFixed(0).padStart(6)} s ${peakMB.toFixed(0).padStart(6)} MB`);
  await tellBytes(join(root, 'out'), count);
  await rm(root, { recursive: true });
}

/** A copy of the course with so many lessons. Resolves to the folder of the last. */
async function copyWith(root: string, count: number): Promise<string> {
  await copyOfRepo(root);
  for (let course = await readCourse(root); ; course = await readCourse(root)) {
    const { lessons } = course.course;
    if (lessons.length >= count) return folderOf(lessons.at(-1)!);
    await addLesson(root, course, `lesson-${lessons.length + 1}`);
  }
}

async function tellBytes(out: string, lessons: number): Promise<void> {
  const files = await filesUnder(out);
  const sizes = await Promise.all(files.map(async (file) => ({ file, bytes: await readFile(file) })));
  const all = sizes.reduce((sum, { bytes }) => sum + bytes.length, 0);
  console.log(`  ${files.length} files, ${(all / 1e6).toFixed(1)} MB, ${(all / 1e3 / lessons).toFixed(0)} kB a lesson`);
  const gzipKB = (name: RegExp) =>
    sizes.filter(({ file }) => name.test(file)).map(({ bytes }) => (gzipSync(bytes).length / 1e3).toFixed(1));
  console.log(`  kB gzip: indexes of the search ${await indexKB(out)}, map ${gzipKB(/out\/en\/index\.html$/)}`);
}

/** The index of each language's search, by the name that its pages ask for. */
async function indexKB(out: string): Promise<string> {
  const kB = locales.map(async (locale) => {
    const [, address] = /data-index="([^"]+)"/.exec(await readFile(join(out, locale, 'index.html'), 'utf8')) ?? [];
    if (!address) throw new Error(`${locale}/index.html names no index`);
    return (gzipSync(await readFile(join(out, address))).length / 1e3).toFixed(1);
  });
  return (await Promise.all(kB)).join(' and ');
}
