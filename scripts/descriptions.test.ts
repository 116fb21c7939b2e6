import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { describeView } from '../components/simulation/describe/describe';
import { pictures } from '../components/simulation/pictures';
import { restMs } from '../components/simulation/player';
import { shownAt } from '../components/simulation/shownAt';
import { inTrade, plainly } from '../components/words/manner';
import {
  clientLesson,
  isLayered,
  type Lesson,
  loadCourse,
  loadLesson,
  openSlugs,
  predictionsAsked,
} from '../course/build';
import { locales } from '../course/languages';
import { simulate } from '../engine/simulation/simulate';
import { viewOf } from '../engine/story/view';

/** Words that Zero has not met. */
const OF_THE_TRADE =
  /VRRP|BFD|BGP|TTL|TLS|TCP|SYN|Hello|5-tuple|hash|mod \d|\bL[47]\b|p50|p99|σ|sigma|bucket|breaker|eject|handshake|ticket|hold timer|advert|resolver|\bslot|хеш|бакет|предохран|исключ|рукопож|тикет|резолвер|слот|поток|\bflow|2³¹/i;

/** What a scenario calls its machines. */
const withoutNames = (text: string) => text.replaceAll(/\bL[47][-_]\w+/gi, '');

/** What a tooltip calls that which it stands on: it is one text for every altitude, as CSS cannot choose between two. */
const NAMES_IN_TOOLTIPS = /(?:flow|поток) \d+|(?:hash|хеш) \d[\d\s,]*|p(?:50|99)/g;

/** All that is written, spoken or shown under the pointer in markup. */
function wordsOf(markup: string): string {
  const tooltips = [...markup.matchAll(/<title>([^<]*)<\/title>/g)].map(([, text = '']) =>
    text.replaceAll(NAMES_IN_TOOLTIPS, ''),
  );
  const rest = markup.replaceAll(/<title>.*?<\/title>/g, '');
  const said = [...rest.matchAll(/>([^<]+)<| aria-label="([^"]+)"/g)].map(([, text, label]) => text ?? label);
  return [...tooltips, ...said].join(' ');
}

const slugs = openSlugs(await loadCourse(process.cwd()));
const lessons = await Promise.all(slugs.map((slug) => loadLesson(process.cwd(), slug)));
const simulationsOf = (lesson: Lesson) => Object.values(clientLesson(lesson).simulations);
const simulations = lessons.flatMap(simulationsOf);
/** Where there is one text for all, whatever it names is offered to all. */
const layered = lessons.filter((lesson) => isLayered(lesson, 'en')).flatMap(simulationsOf);

describe.each(simulations)('the spoken description of $id', ({ scenario, picture, tellingMs }) => {
  const run = simulate(scenario);
  const { durationMs } = scenario;
  const moments = [durationMs * 0.02, tellingMs, durationMs];

  it.each(locales)('says something else at each of three moments, in whole words (%s)', (locale) => {
    const told = moments.map((tMs) => describeView(picture, viewOf(run, tMs), locale));
    expect(new Set(told).size).toBe(3);
    for (const text of told) {
      // More than the moment and the last event: what the picture shows.
      expect(text.split(/[.!?](?:\s|$)/).length).toBeGreaterThan(2);
      expect(text).not.toMatch(/undefined|NaN|null|Infinity|\[object/);
    }
  });

  it.each(locales)('needs no word of the trade at Zero, nor does the picture (%s)', (locale) => {
    for (const tMs of moments) {
      const view = viewOf(run, tMs);
      const drawing = renderToStaticMarkup(createElement(pictures[picture].Drawing, { view, locale }));
      for (const said of [wordsOf(shownAt('zero', drawing)), describeView(picture, view, locale, plainly)])
        expect(withoutNames(said)).not.toMatch(OF_THE_TRADE);
    }
  });

  it('is the same whenever the moment is asked for again', () => {
    const [first, second] = [0, 1].map(() => describeView(picture, viewOf(run, tellingMs), 'en'));
    expect(second).toBe(first);
  });
});

/** What a unit of a description counts in, beside the format of the predictions that it could answer. */
const UNITS: Record<string, readonly [formats: readonly string[], factor: number]> = {
  '%': [['percent'], 0.01],
  ms: [['ms', 'duration'], 1],
  s: [['ms', 'duration', 's'], 1000],
};

describe.each(lessons.flatMap((lesson) => predictionsAsked(lesson, 'en')))(
  'a picture at rest, before $id is predicted',
  ({ simulation, format, found, close, band = { least: found, most: found } }) => {
    const { scenario, picture } = simulations.find(({ id }) => id === simulation)!;
    const view = viewOf(simulate(scenario), restMs(scenario, false));
    // Predictions in seconds are kept in seconds, every other time in milliseconds.
    const scale = format === 's' ? 1000 : 1;

    it.each([inTrade, plainly])('tells no figure that would answer it', (manner) => {
      const [, ...told] = describeView(picture, view, 'en', manner).split(/(?<=\.) /);
      const figures = [...told.join(' ').matchAll(/(\d[\d,.]*)(%| ms\b| s\b)/g)].flatMap(([text, digits, unit]) => {
        const [formats, factor] = UNITS[unit!.trim()]!;
        // Of what has not happened yet there is none: that answers nothing.
        return formats.includes(format) && Number(digits) !== 0
          ? [{ text, value: Number(digits!.replaceAll(',', '')) * factor }]
          : [];
      });
      const near = ({ value }: { value: number }) =>
        value >= scale * (band.least - close) && value <= scale * (band.most + close);
      expect(figures.filter(near)).toEqual([]);
    });
  },
);

it.each(layered)('at Zero, $id offers no more than two faults, one switch, two numbers and no instrument', (spec) => {
  const forAll = (offers: readonly { readonly from?: string }[]) => offers.filter(({ from }) => !from).length;
  expect(forAll(spec.faults)).toBeLessThanOrEqual(2);
  expect(forAll(spec.switches)).toBeLessThanOrEqual(1);
  expect(forAll(spec.knobs)).toBeLessThanOrEqual(2);
  expect(forAll(spec.instruments)).toBe(0);
});

it('no two simulations of the course have the same id: it names them in links and in embeds', () => {
  const ids = simulations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
