import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pictures } from '../components/simulation/pictures';
import type { PictureKind } from '../components/simulation/pictures/definition';
import { clientLesson, loadCourse, loadLessons } from '../course/build';
import { kept, keyOfParts } from '../course/build/kept';
import { bundled } from '../course/build/runnerCode';
import { type Images, runningOf, type Styles, stillsOf } from './frames/images';

/** The height of Source Sans 3's small letters, in parts of its size: boxes are as wide as its words. */
const X_HEIGHT = 0.486;

/**
 * `tsx --tsconfig components/tsconfig.json scripts/frames.ts <folder>`: writes what pages show of a simulation as images:
 * frames/<id>.<locale>.svg, its telling moment, for paper and where no script runs, and frames/<id>.first.<locale>.svg,
 * where it starts, until its stage is alive (frames/<id>.<switch>.<option>.first.… of what is laid beside it), and
 * frames/<id>.plain.<locale>.svg, the same in the words of Zero; and
 * frames/running.plays.<locale>.svg, the run that the course's map shows, and frames/running.<locale>.svg, its end. What was
 * drawn before by the same code of the same simulation is not drawn again.
 */
const course = await loadCourse(process.cwd());
const lessons = await loadLessons(process.cwd());
const simulations = lessons.flatMap((lesson) => Object.values(clientLesson(lesson).simulations));
const { fingerprint } = await bundled('scripts/frames/images.ts');
const folder = join(process.argv[2] ?? 'out', 'frames');
await mkdir(folder, { recursive: true });
for (const spec of simulations) await write(spec.id, spec.picture, [spec], (styles) => stillsOf(spec, styles));
await writeRunning();

async function writeRunning(): Promise<void> {
  const { running } = course.course;
  const spec = simulations.find(({ id }) => id === running.simulation);
  if (!spec) throw new Error(`course.yaml: running.simulation: no simulation ${running.simulation}`);
  await write('running', spec.picture, [spec, running], (styles) => runningOf(spec, running, styles));
}

/** @param parts what is drawn, beside the styles */
async function write(
  name: string,
  picture: PictureKind,
  parts: readonly object[],
  draw: (styles: Styles) => Images,
): Promise<void> {
  const styles: Styles = { white: await styleOf(picture, 'light'), none: await styleOf(picture, 'light dark') };
  const key = keyOfParts(fingerprint, ...[styles, ...parts].map((part) => JSON.stringify(part)));
  const images = await kept('.cache/frames', name, key, async () => draw(styles));
  for (const [file, svg] of Object.entries(images)) await writeFile(join(folder, `${file}.svg`), svg);
}

/** The picture's own styles over the course's colours. An image cannot use the page's fonts: another is made as small as ours. */
async function styleOf(kind: PictureKind, scheme: string): Promise<string> {
  const read = (path: string) => readFile(join('components', path), 'utf8');
  const own = ['parts', ...pictures[kind].styles].map((room) => read(`simulation/pictures/${room}/style.css`));
  const image = `:root { color-scheme: ${scheme}; --font-sans-latin: sans-serif; --font-sans-cyrillic: sans-serif; --font-mono-latin: monospace } text { font-size-adjust: ${X_HEIGHT} }`;
  return [await read('shell/tokens.css'), image, ...(await Promise.all(own))]
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ');
}
