import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { pictures } from '../components/simulation/pictures';
import type { PictureKind } from '../components/simulation/pictures/definition';
import { PICTURE_WIDTH } from '../components/simulation/pictures/parts/canvas';
import { comparedScenarios } from '../components/simulation/readerScenario';
import { clientLesson, loadCourse, loadLesson, openSlugs } from '../course/build';
import { type Locale, locales } from '../course/languages';
import type { ClientSimulation } from '../course/schema/client';
import { simulate } from '../engine/simulation/simulate';
import { startMs, type View, viewOf } from '../engine/story/view';

/** What a frame lies on: paper, white whatever the reader's screen, or the page. */
type Paper = 'white' | 'none';

const MARGIN = 8;

/**
 * `tsx --tsconfig components/tsconfig.json scripts/frames.ts <folder>`: draws what pages show of a simulation as images:
 * frames/<id>.<locale>.svg, its telling moment, for paper and where no script runs, and frames/<id>.first.<locale>.svg,
 * where it starts, until its stage is alive (frames/<id>.<switch>.<option>.first.… of what is laid beside it).
 */
await writeFrames(process.argv[2] ?? 'out');

async function writeFrames(folder: string): Promise<void> {
  await mkdir(join(folder, 'frames'), { recursive: true });
  const write = async (name: string, { picture }: ClientSimulation, view: View, paper: Paper) => {
    const style = await styleOf(picture, paper);
    for (const locale of locales)
      await writeFile(join(folder, 'frames', `${name}.${locale}.svg`), frame(picture, view, locale, style, paper));
  };
  for (const spec of await simulationsOfCourse()) {
    await write(spec.id, spec, viewOf(simulate(spec.scenario), spec.tellingMs), 'white');
    const lanes = comparedScenarios(spec.scenario, spec.compare, spec);
    for (const { ref, scenario } of [{ ref: '', scenario: spec.scenario }, ...lanes]) {
      const name = [spec.id, ref, 'first'].filter(Boolean).join('.');
      await write(name, spec, viewOf(simulate(scenario), startMs(scenario)), 'none');
    }
  }
}

async function simulationsOfCourse(): Promise<ClientSimulation[]> {
  const slugs = openSlugs(await loadCourse(process.cwd()));
  const lessons = await Promise.all(slugs.map((slug) => loadLesson(process.cwd(), slug)));
  return lessons.flatMap((lesson) => Object.values(clientLesson(lesson).simulations));
}

function frame(kind: PictureKind, view: View, locale: Locale, style: string, paper: Paper): string {
  const { Drawing, heightOf } = pictures[kind];
  const drawing = renderToStaticMarkup(createElement(Drawing, { view, locale }));
  const [width, height] = [PICTURE_WIDTH, heightOf(view)];
  const sized = drawing.replace('<svg ', `<svg width="${width}" height="${height}" `);
  if (paper === 'none')
    return `<svg xmlns="http://www.w3.org/2000/svg" class="simulation" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}"><style><![CDATA[${style}]]></style>${sized}</svg>`;
  // A font of the reader's machine may be wider than the page's own.
  const [x, y, w, h] = [-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="simulation" viewBox="${x} ${y} ${w} ${h}" width="${w}" height="${h}"><style><![CDATA[${style}]]></style>` +
    `<rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#fff"/>${sized}</svg>`
  );
}

/** The picture's own styles over the course's colours. An image cannot use the page's fonts. */
async function styleOf(kind: PictureKind, paper: Paper): Promise<string> {
  const read = (path: string) => readFile(join('components', path), 'utf8');
  const scheme = paper === 'white' ? 'light' : 'light dark';
  const own = ['parts', ...pictures[kind].styles].map((room) => read(`simulation/pictures/${room}/style.css`));
  const image = `:root { color-scheme: ${scheme}; --font-sans-latin: sans-serif; --font-sans-cyrillic: sans-serif; --font-mono-latin: monospace }`;
  return [await read('shell/tokens.css'), image, ...(await Promise.all(own))]
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ');
}
