import { join } from 'node:path';
import { expect, it } from 'vitest';
import { drawItem } from '../exercise/bankItem';
import { locales } from '../languages';
import { questionsOf } from './bank';
import { engine } from './engine';
import { readCourse, readLesson } from './load';
import { clientQuizOf } from './quiz';

const course = await readCourse(join(import.meta.dirname, '../..'));
const review = await readLesson(course, 'review', engine.named);

it.each(locales)('a page gets every question of the review as plain data, worded and drawable (%s)', (locale) => {
  const quiz = clientQuizOf(review, locale)!;
  expect(JSON.parse(JSON.stringify(quiz))).toEqual(quiz);
  expect(quiz.questions).toHaveLength(questionsOf(review.bank).length);
  for (const question of JSON.parse(JSON.stringify(quiz.questions)) as typeof quiz.questions) {
    const { options, key } = drawItem(question, 7);
    expect(options.map(({ id }) => id)).toContain(key);
    for (const { id, number } of options) {
      const { text, feedback } = question.told[id]!;
      expect(feedback).not.toMatch(/\{fact:|^$/);
      expect(number !== undefined || Boolean(text)).toBe(true);
    }
  }
});

it('the review asks about every other lesson that is whole, each at Zero too, and most questions vary', () => {
  const others = course.course.lessons.filter(({ slug, status }) => slug !== 'review' && status === 'open');
  const asked = review.bank.map(({ lesson }) => lesson);
  expect(asked, 'content/13-review/bank has a file for each').toEqual(others.map(({ slug }) => slug));
  for (const { items } of review.bank) expect(items.value.some(({ from }) => from === 'zero')).toBe(true);
  const questions = questionsOf(review.bank);
  const varying = questions.filter(({ parameters }) => Object.keys(parameters).length > 0);
  expect(questions.length).toBeGreaterThanOrEqual(60);
  expect(varying.length).toBeGreaterThanOrEqual(questions.length / 2);
});

it('what an option of an exercise misconceives is known by its step', () => {
  const { traps } = clientQuizOf(review, 'en')!;
  expect(traps['resilient-lb-architecture/crash-in-flight']).toMatchObject({ 'all-break': 'rehash-breaks-all' });
  expect(traps['many-boxes-one-address/what-tells']).toMatchObject({ 'proxy.seconds': 'bgp-sees-the-proxy' });
});
