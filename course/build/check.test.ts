import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { checkContent } from './check';
import { change, copiedCourse, small } from './fixtures/copiedCourse';
import { smallEngine } from './fixtures/smallEngine';
import { problemText } from './problem';

describe('a sound course', () => {
  it('passes whole and says how much was checked', async () => {
    const report = await checkContent(small, smallEngine());
    expect(report.problems).toEqual([]);
    expect(report.lines).toEqual([
      '  numbers in course.yaml (0 facts, 0 claims, 0 in misconceptions): 0 passed, 0 failed',
      'many-boxes',
      '  claims: 3 passed, 0 failed',
      '  predictions: 1 passed, 0 failed',
      '  wrong models: 1 passed, 0 failed',
      '  figures masked until their prediction is committed: 4 passed, 0 failed',
      '  rubrics (2 exercises, 1 variants, 1 worlds of a wrong option): 4 passed, 0 failed',
      '  exercises to match, order and tune: 4 passed, 0 failed',
      '  numbers in en.mdx (2 facts, 5 claims, 1 in misconceptions, 1 a version of TLS): 9 passed, 0 failed',
      '  numbers in ru.mdx (2 facts, 5 claims, 1 in misconceptions, 1 a version of TLS): 9 passed, 0 failed',
      '  reading in en: zero 145 words 1 min · junior 142 words 1 min · middle 149 words 1 min · senior 149 words 1 min',
      '  reading in ru: zero 127 words 1 min · junior 124 words 1 min · middle 129 words 1 min · senior 129 words 1 min',
      '  connected lessons: 1',
      '  what is left out: 1 passed, 0 failed',
      'choices: 2, the right option is the longest in en 1, ru 0',
      'over 12 seeds and twice the duration: claims 2 robust, 0 vary, 0 fail; predictions 1 robust, 0 vary, 0 fail; rubrics 1 robust, 0 vary, 0 fail; exercises 4 robust, 0 vary, 0 fail',
      'facts: 3, sources: 1, runs made: 72',
    ]);
  });

  it('runs a scenario once with a seed and a duration, however many ask of it', async () => {
    const engine = smallEngine();
    await checkContent(small, engine);
    expect(engine.simulated).toBe(3 * 12 * 2);
  });
});

describe('an author is told where and what to mend', () => {
  type Case = { name: string; file: string; change: string; to: string; says: string };
  const cases: Case[] = parse(readFileSync(join(import.meta.dirname, 'fixtures/broken.yaml'), 'utf8'));

  it.each(cases)('$name', async ({ file, change: from, to, says }) => {
    const root = copiedCourse();
    change(root, file, from, to);
    const { problems, failed } = await checkContent(root, smallEngine());
    expect(problems.map((problem) => problemText(problem).split('\n')[0])).toContain(says);
    for (const { message } of problems) expect(message, 'wrong; how to mend it').toMatch(/.; ./);
    expect(failed).toBe(problems.length);
  });

  it('a text that is not there', async () => {
    const root = copiedCourse();
    rmSync(join(root, 'content/01-many-boxes/ru.mdx'));
    const { problems } = await checkContent(root, smallEngine());
    expect(problems.map(problemText)).toEqual([
      'content/01-many-boxes/ru.mdx:1:1: expected the RU text of the lesson, found no such file; copy the text of another language to it and translate what is read; tags and ids stay',
    ]);
  });

  it('a text that nobody finishes in one sitting, unless the lesson says that it takes longer', async () => {
    const root = copiedCourse();
    change(root, '01-many-boxes/en.mdx', 'Like two desks.', `Like two desks. ${'word '.repeat(2000)}`);
    change(root, '01-many-boxes/ru.mdx', '</Stop>', `\n${'слово '.repeat(2000)}\n\n</Stop>`);
    change(root, '01-many-boxes/lesson.yaml', 'revision: 1', 'revision: 1\nminutes: { zero: 10 }');
    const { problems } = await checkContent(root, smallEngine());
    expect(problems.map(problemText)).toEqual([
      'content/01-many-boxes/en.mdx:1:1: expected at most 10 minutes at zero, found 2145 words, 11 minutes; shorten it, or allow it more in `minutes` of lesson.yaml',
      'content/01-many-boxes/ru.mdx:1:1: expected at most 10 minutes at zero, found 2127 words, 12 minutes; shorten it, or allow it more in `minutes` of lesson.yaml',
      'content/01-many-boxes/ru.mdx:1:1: expected at most 8 minutes at middle, found 2129 words, 12 minutes; shorten it, or allow it more in `minutes` of lesson.yaml',
    ]);
  });

  it('what the runs said to each option, where a rubric fails', async () => {
    const root = copiedCourse();
    change(root, '01-many-boxes/lesson.yaml', 'value: [0.4, 0.6]', 'value: [0.6, 0.8]');
    const { problems } = await checkContent(root, smallEngine());
    expect(problems[0]?.message.split('\n').slice(1)).toEqual([
      '    everyone: main flows.movedShare more than 0.9: fails, found 0.5',
      '    half: main flows.movedShare from 0.6 to 0.8: fails, found 0.5',
      '    own: main flows.movedShare less than 0.4: fails, found 0.5',
    ]);
  });
});
