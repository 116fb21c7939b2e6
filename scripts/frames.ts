import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { imageBox, MARGIN } from '../components/simulation/imageBox';
import { pictures } from '../components/simulation/pictures';
import type { PictureKind } from '../components/simulation/pictures/definition';
import { PICTURE_WIDTH } from '../components/simulation/pictures/parts/canvas';
import { restMs } from '../components/simulation/player';
import { comparedScenarios } from '../components/simulation/readerScenario';
import type { Both } from '../components/words/manner';
import { clientLesson, loadCourse, loadLesson, openSlugs } from '../course/build';
import { type Locale, locales } from '../course/languages';
import type { ClientSimulation } from '../course/schema/client';
import { simulate } from '../engine/simulation/simulate';
import { type View, viewOf } from '../engine/story/view';

/** What a frame lies on: paper, white whatever the reader's screen, or the page. */
type Paper = 'white' | 'none';

/** An image has no altitude of the page's: it is drawn for who knows the trade, or for Zero. */
const SHOWN = {
  trade: '[data-until] { display: none }',
  plain: '[data-from] { display: none }',
} as const satisfies Record<keyof Both, string>;

/** The height of Source Sans 3's small letters, in parts of its size: boxes are as wide as its words. */
const X_HEIGHT = 0.486;

/** How many frames a second show a run without script. */
const FRAMES_PER_S = 12;

/**
 * `tsx --tsconfig components/tsconfig.json scripts/frames.ts <folder>`: draws what pages show of a simulation as images:
 * frames/<id>.<locale>.svg, its telling moment, for paper and where no script runs, and frames/<id>.first.<locale>.svg,
 * where it starts, until its stage is alive (frames/<id>.<switch>.<option>.first.… of what is laid beside it), and
 * frames/<id>.plain.<locale>.svg, the same in the words of Zero; and
 * frames/running.plays.<locale>.svg, the run that the course's map shows, and frames/running.<locale>.svg, its end.
 */
const simulations = await simulationsOfCourse();
const folder = join(process.argv[2] ?? 'out', 'frames');
await mkdir(folder, { recursive: true });
await writeStills();
await writeRunning();

async function writeStills(): Promise<void> {
  const write = async (
    name: string,
    { picture }: ClientSimulation,
    view: View,
    paper: Paper,
    shown: keyof Both = 'trade',
  ) => {
    const style = `${await styleOf(picture, paper)} ${SHOWN[shown]}`;
    for (const locale of locales)
      await writeFile(join(folder, `${name}.${locale}.svg`), frame(picture, view, locale, style, paper));
  };
  for (const spec of simulations) {
    await write(spec.id, spec, viewOf(simulate(spec.scenario), spec.tellingMs), 'white');
    const lanes = comparedScenarios(spec.scenario, spec.compare, spec);
    for (const { ref, scenario } of [{ ref: '', scenario: spec.scenario }, ...lanes]) {
      const name = [spec.id, ref].filter(Boolean).join('.');
      const view = viewOf(simulate(scenario), restMs(scenario, !spec.prediction));
      await write(`${name}.first`, spec, view, 'none');
      await write(`${name}.plain`, spec, view, 'none', 'plain');
    }
  }
}

/** The run of the course's map, which plays once by itself and then rests. */
async function writeRunning(): Promise<void> {
  const { running } = (await loadCourse(process.cwd())).course;
  const spec = simulations.find(({ id }) => id === running.simulation);
  if (!spec) throw new Error(`course.yaml: running.simulation: no simulation ${running.simulation}`);
  const run = simulate(spec.scenario);
  const count = Math.round(running.seconds * FRAMES_PER_S);
  const stepMs = (running.untilMs - running.fromMs) / (count - 1);
  const views = Array.from({ length: count }, (_, index) => viewOf(run, running.fromMs + index * stepMs));
  // Who meets the course there may know nothing of the trade.
  const still = `${await styleOf(spec.picture, 'none')} ${SHOWN.plain}`;
  const style = `${still} .moment { visibility: hidden; animation: moment ${running.seconds}s step-end }
@keyframes moment { 0% { visibility: visible } ${(100 / count).toFixed(3)}%, 100% { visibility: hidden } }
.moment:last-child { animation: rest ${running.seconds}s step-end both } @keyframes rest { to { visibility: visible } }
@media (prefers-reduced-motion: reduce) { .moment { animation: none } .moment:last-child { animation: none; visibility: visible } }`;
  for (const locale of locales) {
    await writeFile(join(folder, `running.plays.${locale}.svg`), played(spec.picture, views, locale, style));
    await writeFile(join(folder, `running.${locale}.svg`), played(spec.picture, views.slice(-1), locale, still));
  }
}

/** Drawings laid over each other, of which one is seen at a time. */
function played(kind: PictureKind, views: readonly View[], locale: Locale, style: string): string {
  const moments = views.map((view, index) => {
    const delay = index < views.length - 1 ? ` style="animation-delay:${(index / FRAMES_PER_S).toFixed(3)}s"` : '';
    return `<g class="moment"${delay}>${drawingOf(kind, view, locale)}</g>`;
  });
  return image(Math.max(...views.map(pictures[kind].heightOf)), MARGIN, style, moments.join(''));
}

async function simulationsOfCourse(): Promise<ClientSimulation[]> {
  const slugs = openSlugs(await loadCourse(process.cwd()));
  const lessons = await Promise.all(slugs.map((slug) => loadLesson(process.cwd(), slug)));
  return lessons.flatMap((lesson) => Object.values(clientLesson(lesson).simulations));
}

function frame(kind: PictureKind, view: View, locale: Locale, style: string, paper: Paper): string {
  const height = pictures[kind].heightOf(view);
  const drawing = drawingOf(kind, view, locale);
  if (paper === 'none') return image(height, 0, style, drawing);
  const { x, y, width, height: tall } = imageBox(height, MARGIN);
  const sheet = `<rect x="${x}" y="${y}" width="${width}" height="${tall}" fill="#fff"/>`;
  return image(height, MARGIN, style, sheet + drawing);
}

function drawingOf(kind: PictureKind, view: View, locale: Locale): string {
  const { Drawing, heightOf } = pictures[kind];
  const drawing = renderToStaticMarkup(createElement(Drawing, { view, locale }));
  return drawing.replace('<svg ', `<svg width="${PICTURE_WIDTH}" height="${heightOf(view)}" `);
}

/** A file of what is drawn, as tall as `height` and the margins. */
function image(height: number, margin: number, style: string, drawn: string): string {
  const { x, y, width, height: tall } = imageBox(height, margin);
  return `<svg xmlns="http://www.w3.org/2000/svg" class="simulation" viewBox="${x} ${y} ${width} ${tall}" width="${width}" height="${tall}"><style><![CDATA[${style}]]></style>${drawn}</svg>`;
}

/** The picture's own styles over the course's colours. An image cannot use the page's fonts: another is made as small as ours. */
async function styleOf(kind: PictureKind, paper: Paper): Promise<string> {
  const read = (path: string) => readFile(join('components', path), 'utf8');
  const scheme = paper === 'white' ? 'light' : 'light dark';
  const own = ['parts', ...pictures[kind].styles].map((room) => read(`simulation/pictures/${room}/style.css`));
  const image = `:root { color-scheme: ${scheme}; --font-sans-latin: sans-serif; --font-sans-cyrillic: sans-serif; --font-mono-latin: monospace } text { font-size-adjust: ${X_HEIGHT} }`;
  return [await read('shell/tokens.css'), image, ...(await Promise.all(own))]
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ');
}
