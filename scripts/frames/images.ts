import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { imageBox, MARGIN } from '../../components/simulation/imageBox';
import { pictures } from '../../components/simulation/pictures';
import type { PictureKind } from '../../components/simulation/pictures/definition';
import { PICTURE_WIDTH } from '../../components/simulation/pictures/parts/canvas';
import { restMs } from '../../components/simulation/player';
import { comparedScenarios } from '../../components/simulation/readerScenario';
import type { Both } from '../../components/words/manner';
import { type Locale, locales } from '../../course/languages';
import type { ClientSimulation } from '../../course/schema/client';
import type { CourseData } from '../../course/schema/course';
import { simulate } from '../../engine/simulation/simulate';
import { type View, viewOf } from '../../engine/story/view';

/** What a frame lies on: paper, white whatever the reader's screen, or the page. */
type Paper = 'white' | 'none';

/** The rules of a picture's style sheets, as an image carries them, by what it lies on. */
export type Styles = Readonly<Record<Paper, string>>;

/** Images of a simulation, by the names of their files without `.svg`. */
export type Images = Readonly<Record<string, string>>;

/** An image has no altitude of the page's: it is drawn for who knows the trade, or for Zero. */
const SHOWN = {
  trade: '[data-until] { display: none }',
  plain: '[data-from] { display: none }',
} as const satisfies Record<keyof Both, string>;

/** How many frames a second show a run without script. */
const FRAMES_PER_S = 12;

/** `<id>` at its telling moment, `<id>.first` and `<id>.plain` where it starts, and those of what is laid beside it. */
export function stillsOf(spec: ClientSimulation, styles: Styles): Images {
  const images: [string, string][] = [];
  const draw = (name: string, view: View, paper: Paper, shown: keyof Both = 'trade') => {
    const style = `${styles[paper]} ${SHOWN[shown]}`;
    for (const locale of locales) images.push([`${name}.${locale}`, frame(spec.picture, view, locale, style, paper)]);
  };
  const { id, scenario, tellingMs, compare, prediction } = spec;
  const own = simulate(scenario);
  draw(id, viewOf(own, tellingMs), 'white');
  const lanes = comparedScenarios(scenario, compare, spec).map((lane) => ({ ...lane, run: simulate(lane.scenario) }));
  for (const { ref, scenario: at, run } of [{ ref: '', scenario, run: own }, ...lanes]) {
    const name = [id, ref].filter(Boolean).join('.');
    const view = viewOf(run, restMs(at, !prediction));
    draw(`${name}.first`, view, 'none');
    draw(`${name}.plain`, view, 'none', 'plain');
  }
  return Object.fromEntries(images);
}

/** The run of the course's map: `running.plays`, which plays once by itself and then rests, and `running`, its end. */
export function runningOf(
  { scenario, picture }: ClientSimulation,
  { seconds, fromMs, untilMs }: CourseData['running'],
  { none }: Styles,
): Images {
  const run = simulate(scenario);
  const count = Math.round(seconds * FRAMES_PER_S);
  const stepMs = (untilMs - fromMs) / (count - 1);
  const views = Array.from({ length: count }, (_, index) => viewOf(run, fromMs + index * stepMs));
  // Who meets the course there may know nothing of the trade.
  const still = `${none} ${SHOWN.plain}`;
  const style = `${still} .moment { visibility: hidden; animation: moment ${seconds}s step-end }
@keyframes moment { 0% { visibility: visible } ${(100 / count).toFixed(3)}%, 100% { visibility: hidden } }
.moment:last-child { animation: rest ${seconds}s step-end both } @keyframes rest { to { visibility: visible } }
@media (prefers-reduced-motion: reduce) { .moment { animation: none } .moment:last-child { animation: none; visibility: visible } }`;
  return Object.fromEntries(
    locales.flatMap((locale) => [
      [`running.plays.${locale}`, played(picture, views, locale, style)],
      [`running.${locale}`, played(picture, views.slice(-1), locale, still)],
    ]),
  );
}

/** Drawings laid over each other, of which one is seen at a time. */
function played(kind: PictureKind, views: readonly View[], locale: Locale, style: string): string {
  const moments = views.map((view, index) => {
    const delay = index < views.length - 1 ? ` style="animation-delay:${(index / FRAMES_PER_S).toFixed(3)}s"` : '';
    return `<g class="moment"${delay}>${drawingOf(kind, view, locale)}</g>`;
  });
  return image(Math.max(...views.map(pictures[kind].heightOf)), MARGIN, style, moments.join(''));
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
