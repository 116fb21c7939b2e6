import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { drawItem } from '../exercise/bankItem';
import { bankSchema } from '../schema/bank';
import type { LessonData } from '../schema/lesson';
import { type Bank, bankReferences, checkBank } from './bank';
import { withNumbers } from './bankText';
import { readCourse } from './load';
import { lintBank } from './numberLint';
import { problemText } from './problem';
import { parseYaml } from './yaml';

const course = await readCourse(join(import.meta.dirname, 'fixtures/small'));
const lesson = { recall: { cards: [{ id: 'a-card' }] }, exercises: [] } as unknown as LessonData;

const words = '{ en: a, ru: б }';
const sound = `
- id: wait
  kind: number
  revision: 1
  stop: moves
  parameters: { everyMs: { of: [100, 200], format: ms } }
  question: { en: 'Every {everyMs}?', ru: 'Раз в {everyMs}?' }
  answer: { formula: 3 * everyMs }
  reason: { en: '{answer}', ru: '{answer}' }
  wrong:
    - { id: once, formula: everyMs, feedback: ${words} }
    - { id: twice, formula: 2 * everyMs, feedback: ${words} }
- id: told
  kind: choice
  revision: 1
  stop: moves
  from: zero
  question: { en: 'As {fact:bfd-interval}?', ru: 'Как {fact:bfd-interval}?' }
  options:
    - { id: yes, text: ${words}, feedback: ${words}, fact: only-its-own }
    - { id: no, text: ${words}, feedback: ${words} }
    - { id: perhaps, text: ${words}, feedback: ${words} }
`;
const bankOf = (text: string): Bank => [
  { lesson: 'many-boxes', items: parseYaml('content/x/bank/many-boxes.yaml', text, bankSchema) },
];
const wrongIn = async (text: string) => (await bankReferences(bankOf(text), lesson, course)).map(problemText);

describe('a bank of questions', () => {
  it('is counted, each draw tried', () => {
    const { problems, ...figures } = checkBank(bankOf(sound), course.facts);
    expect(problems).toEqual([]);
    expect(figures).toEqual({ questions: 2, varying: 1, plain: 1, draws: 3 });
  });

  it('says with which parameters a question has no one right answer', () => {
    const vague = sound.replace('formula: 2 * everyMs', 'formula: 3.1 * everyMs').replace('of: [100', 'of: [50, 100');
    const [problem] = checkBank(bankOf(vague), course.facts).problems;
    expect(problem?.message).toContain('wait: wrong: expected two wrong numbers away from 150 with everyMs 50');
    expect(problem?.at.line).toBe(2);
  });

  it('draws with the numbers of facts', () => {
    const own = sound.replace('question: {', 'values: { ownMs: { fact: bfd-interval, format: ms } }\n  question: {');
    const [asked] = bankOf(own.replace('3 * everyMs', '3 * ownMs'))[0]!.items.value;
    expect(drawItem(withNumbers(asked!, course.facts), 1).scope).toMatchObject({ ownMs: 300, answer: 900 });
    const nameless = own.replace('bfd-interval, format', 'only-its-own, format');
    expect(checkBank(bankOf(nameless), course.facts).problems.map(({ message }) => message)).toEqual([
      expect.stringContaining('wait: fact: expected a fact that is a number'),
    ]);
  });

  it('is judged by the draws, where these decide between its options', () => {
    const told = sound.replace(', fact: only-its-own', ', when: size < 3');
    const sized = (sizes: string) => told.replace('from: zero', `parameters: { size: { of: ${sizes} } }`);
    const saidOf = (text: string) => checkBank(bankOf(text), course.facts).problems.map(({ message }) => message);
    expect(saidOf(sized('[1, 2]'))).toEqual([]);
    expect(saidOf(sized('[1, 3]'))).toEqual([expect.stringContaining('exactly one option that holds with size 3')]);
    const both = (sizes: string) => sized(sizes).replace('{ id: no,', '{ id: no, when: size >= 3,');
    expect(saidOf(both('[1, 3]'))).toEqual([]);
    expect(saidOf(both('[1, 2]'))).toEqual([expect.stringContaining('told: the `when` of no holds in no draw')]);
  });

  it('has no more draws than are tried', () => {
    const many = sound.replace('{ of: [100, 200], format', '{ from: 1, until: 1001, step: 1, format');
    expect(checkBank(bankOf(many), course.facts).problems[0]?.message).toContain('1000 draws of a question at most');
  });

  it.each([
    ['stop: moves\n  from', 'stop: mvoes\n  from', /stop "mvoes" is not known/],
    ['id: told', 'id: wait', /the id wait is used twice/],
    ['id: told', 'id: a-card', /the id a-card is used twice/],
    ['id: once', 'id: answer', /the id answer is used twice/],
    ['Раз в {everyMs}', 'Раз в {every}', /the languages say different values/],
    [
      "reason: { en: '{answer}', ru: '{answer}' }",
      "reason: { en: '{anser}', ru: '{anser}' }",
      /value "anser" is not known/,
    ],
    [
      "{ en: 'As {fact:bfd-interval}?', ru: 'Как {fact:bfd-interval}?' }",
      "{ en: '{fact:bfd}', ru: '{fact:bfd}' }",
      /fact "bfd" is not known/,
    ],
    [
      `{ en: 'Every {everyMs}?', ru: 'Раз в {everyMs}?' }`,
      `{ en: '{answer}', ru: '{answer}' }`,
      /the question says \{answer\}/,
    ],
    [
      'stop: moves\n  parameters',
      'stop: moves\n  values: { ownMs: { fact: bfd } }\n  parameters',
      /fact "bfd" is not known/,
    ],
    ['fact: only-its-own', 'fact: only-its-owner', /fact "only-its-owner" is not known/],
    [', fact: only-its-own', '', /expected `when` on an option, or on none and a `fact`/],
    ['from: zero', 'from: senior\n  until: junior', /expected from below until/],
  ])('is refused where %s is %s', async (sane, wrong, why) => {
    expect(await wrongIn(sound)).toEqual([]);
    expect(await wrongIn(sound.replace(sane, wrong))).toEqual([expect.stringMatching(why)]);
  });

  it('has no number typed in its words, but for lures', () => {
    const lint = (text: string) => lintBank(bankOf(text)[0]!.items, []).problems.map(({ message }) => message);
    expect(lint(sound)).toEqual([]);
    expect(lint(sound.replace('As {fact', 'As 300 or {fact'))).toEqual([expect.stringContaining('the number "300"')]);
  });
});
