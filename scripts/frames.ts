import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { pictures } from '../components/simulation/pictures/Picture';
import { viewOf } from '../components/simulation/view';
import { wordsOf } from '../components/simulation/words/words';
import { clientLesson, loadCourse, loadLesson, openSlugs } from '../course/build';
import type { ClientSimulation } from '../course/schema/client';
import { type Locale, locales } from '../course/schema/common';
import { simulate } from '../engine/simulation/simulate';

const MARGIN = 8;
const STYLES = ['pictures/pictures.css', 'pictures/topology.css', 'pictures/watched.css'];

/**
 * `tsx --tsconfig components/tsconfig.json scripts/frames.ts <folder>`: draws every simulation at its telling moment, for
 * print and for readers without JavaScript, as frames/<id>.<locale>.svg.
 */
await writeFrames(process.argv[2] ?? 'out');

async function writeFrames(folder: string): Promise<void> {
  const style = await frameStyle();
  await mkdir(join(folder, 'frames'), { recursive: true });
  for (const slug of openSlugs(await loadCourse(process.cwd()))) {
    const { simulations } = clientLesson(await loadLesson(process.cwd(), slug));
    for (const spec of Object.values(simulations)) {
      const view = viewOf(simulate(spec.scenario), spec.tellingMs);
      for (const locale of locales)
        await writeFile(join(folder, 'frames', `${spec.id}.${locale}.svg`), frame(spec, view, locale, style));
    }
  }
}

function frame(spec: ClientSimulation, view: ReturnType<typeof viewOf>, locale: Locale, style: string): string {
  const drawing = renderToStaticMarkup(
    createElement(pictures[spec.picture]!, { view, words: wordsOf[locale], locale }),
  );
  const [, viewBox = ''] = /viewBox="([^"]+)"/.exec(drawing) ?? [];
  const [, , width = 0, height = 0] = viewBox.split(' ').map(Number);
  // A font of the reader's machine may be wider than the page's own.
  const [x, y, w, h] = [-MARGIN, -MARGIN, width + 2 * MARGIN, height + 2 * MARGIN];
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" class="simulation" viewBox="${x} ${y} ${w} ${h}">` +
    `<style>${style}</style><rect x="${x}" y="${y}" width="${w}" height="${h}" fill="#fff"/>${drawing.replace('<svg ', `<svg width="${width}" height="${height}" `)}</svg>`
  );
}

/** The pictures' own styles over the light colours: paper is white. An image cannot use the page's fonts. */
async function frameStyle(): Promise<string> {
  const read = (path: string) => readFile(join('components', path), 'utf8');
  const [light = ''] = /:root \{[^}]*\}/.exec(await read('shell/tokens.css')) ?? [];
  const own = await Promise.all(STYLES.map((path) => read(`simulation/${path}`)));
  const fonts =
    ':root { --font-sans-latin: sans-serif; --font-sans-cyrillic: sans-serif; --font-mono-latin: monospace }';
  return [fonts, light, ...own]
    .join('\n')
    .replace(/\/\*.*?\*\//gs, '')
    .replace(/\s+/g, ' ');
}
