import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { PICTURE_WIDTH } from '../components/simulation/pictures/canvas';
import { pictures } from '../components/simulation/pictures/Picture';
import { comparedScenarios } from '../components/simulation/readerScenario';
import { simulationWords } from '../components/simulation/words';
import { clientLesson, loadCourse, loadLesson, openSlugs } from '../course/build';
import { type Locale, locales } from '../course/languages';
import type { ClientSimulation } from '../course/schema/client';
import { simulate } from '../engine/simulation/simulate';
import { startMs, type View, viewOf } from '../engine/story/view';

/** Paper is white, whatever the reader's screen. */
const lightOnly = (tokens: string) => /:root \{[^}]*\}/.exec(tokens)?.[0] ?? '';

const MARGIN = 8;
const STYLES = ['pictures.css', 'topology.css', 'watched.css', 'clock.css'];

/**
 * `tsx --tsconfig components/tsconfig.json scripts/frames.ts <folder>`: draws what pages show of a simulation as images:
 * frames/<id>.<locale>.svg, its telling moment, for paper and where no script runs, and frames/<id>.first.<locale>.svg,
 * where it starts, until its stage is alive (frames/<id>.<switch>.<option>.first.… of what is laid beside it).
 */
await writeFrames(process.argv[2] ?? 'out');

async function writeFrames(folder: string): Promise<void> {
  const light = await styleOf(lightOnly);
  const both = await styleOf((tokens) => tokens);
  await mkdir(join(folder, 'frames'), { recursive: true });
  const write = async (name: string, { picture }: ClientSimulation, view: View, style: string, paper: string) => {
    for (const locale of locales)
      await writeFile(join(folder, 'frames', `${name}.${locale}.svg`), frame(picture, view, locale, style, paper));
  };
  for (const spec of await simulationsOfCourse()) {
    await write(spec.id, spec, viewOf(simulate(spec.scenario), spec.tellingMs), light, '#fff');
    const lanes = comparedScenarios(spec.scenario, spec.compare, spec);
    for (const { ref, scenario } of [{ ref: '', scenario: spec.scenario }, ...lanes]) {
      const name = [spec.id, ref, 'first'].filter(Boolean).join('.');
      await write(name, spec, viewOf(simulate(scenario), startMs(scenario)), both, 'none');
    }
  }
}

async function simulationsOfCourse(): Promise<ClientSimulation[]> {
  const slugs = openSlugs(await loadCourse(process.cwd()));
  const lessons = await Promise.all(slugs.map((slug) => loadLesson(process.cwd(), slug)));
  return lessons.flatMap((lesson) => Object.values(clientLesson(lesson).simulations));
}

function frame(kind: ClientSimulation['picture'], view: View, locale: Locale, style: string, paper: string): string {
  const { Drawing, heightOf } = pictures[kind];
  const drawing = renderToStaticMarkup(createElement(Drawing, { view, words: simulationWords[locale], locale }));
  const [width, height] = [PICTURE_WIDTH, heightOf(view)];
  const sized = drawing.replace('<svg ', `<svg width="${width}" height="${height}" `);
  if (paper === 'none')
    return `<svg xmlns="http://www.w3.org/2000/svg" class="simulation" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><style><![CDATA[${style}]]></style>${sized}</svg>`;
  // A font of the reader's machine may be wider than the page's own.
  const [x, y, w, h] = [-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="simulation" viewBox="${x} ${y} ${w} ${h}" width="${w}" height="${h}"><style><![CDATA[${style}]]></style>` +
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="${paper}"/>${sized}</svg>`
  );
}

/** The pictures' own styles over the course's colours. An image cannot use the page's fonts. */
async function styleOf(colours: (tokens: string) => string): Promise<string> {
  const read = (path: string) => readFile(join('components', path), 'utf8');
  const own = await Promise.all(STYLES.map((path) => read(`simulation/pictures/${path}`)));
  const fonts =
    ':root { --font-sans-latin: sans-serif; --font-sans-cyrillic: sans-serif; --font-mono-latin: monospace }';
  return [fonts, colours(await read('shell/tokens.css')), ...own]
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ');
}
