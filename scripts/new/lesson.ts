import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isSeq, parseDocument } from 'yaml';
import { type Course, openEntries, readCourse, readLessonYaml } from '../../course/build/load';
import { collect } from '../../course/build/problem';
import { id } from '../../course/schema/common';
import { folderOf } from '../../course/schema/files';
import { Refusal } from './refusal';

const TEMPLATE = join(import.meta.dirname, 'lesson');

/** What the simulation of the template leaves out: limits of content/limits.yaml. */
const LIMITS = ['one-router', 'a-sample'];

/**
 * Makes a lesson that passes the content check as it stands: a folder with the next number, its place in the course, and
 * what its simulation leaves out. Resolves to the files that it wrote.
 * Errors: `Refusal` of a slug that is none or is taken; `ContentError` where the content is broken already.
 */
export async function makeLesson(root: string, slug: string): Promise<string[]> {
  if (!id.safeParse(slug).success)
    throw new Refusal('slug', 'lower case letters and digits, with hyphens between', slug, 'such as noisy-neighbours');
  const course = await readCourse(root);
  await refuseTaken(course, slug);
  return addLesson(root, course, slug);
}

/** As `makeLesson`, of a course that was read and holds nothing of that name. */
export async function addLesson(root: string, { course: { lessons } }: Course, slug: string): Promise<string[]> {
  const number = Math.max(...lessons.map((lesson) => lesson.number)) + 1;
  const folder = `content/${folderOf({ number, slug })}`;
  await mkdir(join(root, folder));
  const files = await readdir(TEMPLATE);
  for (const file of files) {
    const text = await readFile(join(TEMPLATE, file), 'utf8');
    await writeFile(join(root, folder, file), text.replaceAll('SLUG', slug));
  }
  const change = async (file: string, edit: (text: string) => string) =>
    writeFile(join(root, file), edit(await readFile(join(root, file), 'utf8')));
  await change('content/course.yaml', (text) => listed(text, entryText(number, slug, lessons.at(-1)!.track)));
  await change('content/limits.yaml', (text) => LIMITS.reduce((edited, limit) => bitten(edited, limit, slug), text));
  return [...files.map((file) => `${folder}/${file}`), 'content/course.yaml', 'content/limits.yaml'];
}

/** A lesson's slug names its simulation too, and both names are pages. */
async function refuseTaken(course: Course, slug: string): Promise<void> {
  const expected = 'a name that nothing in the course has';
  const index = course.course.lessons.findIndex((lesson) => lesson.slug === slug);
  if (index >= 0) {
    const { line } = course.yaml.at(['lessons', index, 'slug']);
    throw new Refusal('slug', expected, slug, `content/course.yaml:${line} lists it: choose another`);
  }
  for (const other of openEntries(course)) {
    // What is wrong with another lesson is not asked here.
    const yaml = await collect([], () => readLessonYaml(course, other));
    if (yaml && Object.hasOwn(yaml.value.simulations, slug)) {
      const { file, line } = yaml.at(['simulations', slug]);
      throw new Refusal('slug', expected, slug, `${file}:${line} has a simulation of this name: choose another`);
    }
  }
}

function entryText(number: number, slug: string, track: string): string {
  return `  - number: ${number}
    slug: ${slug}
    track: ${track}
    status: simulation
    title: { en: A new lesson, ru: Новый урок }
    summary:
      en: What it is about, in one sentence.
      ru: О чём он, одной фразой.
`;
}

/** The course with an entry at the end of its lessons, before whatever stands at the margin next; comments stay. */
function listed(text: string, entry: string): string {
  return text.replace(/^lessons:\n(?:[ \n].*\n?|\n)*/m, (lessons) => `${lessons.trimEnd()}\n${entry}`);
}

/** The limits with a simulation at the end of the list of those that show one of them. */
function bitten(text: string, limit: string, simulation: string): string {
  const list = parseDocument(text).getIn([limit, 'limits', 'simulations'], true);
  if (!isSeq(list) || !list.range)
    throw new Refusal('content/limits.yaml', `the limit ${limit} with its simulations`, undefined, 'put it back');
  const bracket = list.range[1] - 1;
  return `${text.slice(0, bracket)}, ${simulation}${text.slice(bracket)}`;
}
