import { expect, it } from 'vitest';
import { isThereAt } from '../../course/altitude';
import type { ClientQuestion, ClientQuiz } from '../../course/schema/client';
import { answersIn, newRound } from './round';

const question = (
  id: string,
  lesson: string,
  from: ClientQuestion['from'],
  until: ClientQuestion['until'] = 'senior',
) =>
  ({
    id,
    kind: 'choice',
    lesson,
    stop: id,
    from,
    until,
    parameters: {},
    values: {},
    question: '',
    options: [{ id: 'a', fact: 'f' }],
    told: {},
    misconceptions: {},
  }) satisfies ClientQuestion;

const quiz: ClientQuiz = {
  count: 4,
  confusable: [],
  traps: {},
  lessons: {},
  questions: [
    question('plain-dns', 'dns', 'zero', 'junior'),
    question('plain-tls', 'tls', 'zero', 'junior'),
    question('dns-1', 'dns', 'junior'),
    question('tls-1', 'tls', 'middle'),
    question('dns-2', 'dns', 'senior'),
    question('tls-2', 'tls', 'senior'),
  ],
};

it('a round asks what is for the altitude, and no more than there is', () => {
  const ids = (altitude: Parameters<typeof newRound>[2]) => [...newRound(quiz, 'review', altitude, [], 1).ids].sort();
  expect(ids('zero')).toEqual(['plain-dns', 'plain-tls']);
  expect(ids('junior')).toEqual(['dns-1', 'plain-dns', 'plain-tls']);
  expect(ids('senior')).toEqual(['dns-1', 'dns-2', 'tls-1', 'tls-2']);
  expect(isThereAt(quiz.questions[0]!, 'middle')).toBe(false);
});

it('the answers of a round are those that bear its seed, the first to each question', () => {
  const answer = (seed: number, score: number) => ({ at: score, answer: 'a', score, attempt: 1, seed });
  const steps = [
    { id: 'dns-1', meaning: 'm', answers: [answer(1, 0), answer(2, 0), answer(2, 1)], earlier: [], stale: false },
    { id: 'tls-1', meaning: 'm', answers: [answer(1, 1)], earlier: [], stale: false },
  ];
  expect(answersIn({ seed: 2, ids: ['dns-1', 'tls-1'] }, steps)).toEqual(new Map([['dns-1', answer(2, 0)]]));
});
