import { describe, expect, it } from 'vitest';
import { describeView } from '../components/simulation/describe/describe';
import { clientLesson, loadCourse, loadLesson, openSlugs } from '../course/build';
import { locales } from '../course/languages';
import { simulate } from '../engine/simulation/simulate';
import { viewOf } from '../engine/story/view';

const slugs = openSlugs(await loadCourse(process.cwd()));
const lessons = await Promise.all(slugs.map((slug) => loadLesson(process.cwd(), slug)));
const simulations = lessons.flatMap((lesson) => Object.values(clientLesson(lesson).simulations));

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

  it('is the same whenever the moment is asked for again', () => {
    const [first, second] = [0, 1].map(() => describeView(picture, viewOf(run, tellingMs), 'en'));
    expect(second).toBe(first);
  });
});

it('no two simulations of the course have the same id: it names them in links and in embeds', () => {
  const ids = simulations.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
});
