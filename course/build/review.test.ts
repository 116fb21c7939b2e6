import { join } from 'node:path';
import { expect, it } from 'vitest';
import { locales } from '../languages';
import { engine } from './engine';
import { openSlugs, readCourse, readLesson } from './load';
import { reviewOf } from './review';

const course = await readCourse(join(import.meta.dirname, '../..'));
const lessons = await Promise.all(openSlugs(course).map((slug) => readLesson(course, slug, engine.named)));

it.each(locales)('every card of the course comes back, with its item, and so does every question (%s)', (locale) => {
  const review = reviewOf(lessons, locale);
  expect(JSON.parse(JSON.stringify(review))).toEqual(review);
  expect(review.lessons.map(({ shape }) => shape.id)).toEqual(openSlugs(course));
  for (const [index, { shape }] of review.lessons.entries()) {
    const cards = lessons[index]!.yaml.value.recall.cards.map(({ id }) => id);
    expect(shape.recall.map(({ id }) => id)).toEqual(cards);
    expect(shape.quiz.slice(0, cards.length).map(({ id }) => id)).toEqual(cards);
    for (const { id } of shape.quiz.slice(cards.length)) expect(review.questions[`${shape.id}/${id}`]).toBeDefined();
  }
});

it('every misconception that something words is told as it is popularly put', () => {
  const { traps, misconceptions } = reviewOf(lessons, 'ru');
  const named = new Set(Object.values(traps).flatMap((options) => Object.values(options)));
  expect(new Set(Object.keys(misconceptions))).toEqual(named);
  expect(Object.values(misconceptions)[0]?.popular).toMatch(/[а-я]/);
});
