import { plural } from '../../words';

const questions = (count: number) => plural('en', count, { one: 'question', other: 'questions' });

/** Every word of the quiz in English; Russian has this shape, or it does not compile. */
export const en = {
  title: 'Questions over the module',
  waiting: 'The questions come when your progress has been read.',
  begin: ({ count }: { count: number }) => `Begin: ${count} ${questions(count)}`,
  first: 'You answer, say how sure you are, and only then see what is right and why.',
  weak: 'What you have answered wrong in the lessons comes first.',
  question: ({ number, count }: { number: number; count: number }) => `Question ${number} of ${count}`,
  notReady: 'Not ready yet: choose an answer first.',
  howSure: 'Commit. How sure are you?',
  commitSure: ({ percent }: { percent: string }) => `Commit, ${percent} sure`,
  right: 'Right',
  wrong: 'Not right',
  yours: 'your answer',
  key: 'the right answer',
  because: ({ answer }: { answer: string }) => `Right is: ${answer}`,
  stop: ({ stop }: { stop: string }) => `Read it again: ${stop}`,
  passage: ({ lesson, stop }: { lesson: string; stop: string }) => `Read it again: ${lesson}, ${stop}`,
  from: ({ lesson }: { lesson: string }) => `From the lesson: ${lesson}`,
  next: 'Next question',
  finish: 'See the result',
  result: 'Your result',
  total: ({ right, count }: { right: number; count: number }) => `${right} of ${count} right.`,
  ofLesson: ({ right, count }: { right: number; count: number }) => `${right} of ${count}`,
  sure: {
    'too-few': ({ said, share }: { said: string; share: string }) =>
      `You were ${said} sure on average, and right in ${share}.`,
    over: ({ said, share }: { said: string; share: string }) =>
      `You were ${said} sure on average, and right in ${share}: surer than you were right.`,
    under: ({ said, share }: { said: string; share: string }) =>
      `You were ${said} sure on average, and right in ${share}: you know more than you trust yourself with.`,
    fits: ({ said, share }: { said: string; share: string }) =>
      `You were ${said} sure on average, and right in ${share}: that fits, as far as so few answers can tell.`,
  },
  again: 'Again, with other parameters',
  sample: 'A sample of the questions',
  needsScript: 'To draw your own questions the page needs JavaScript: they are computed in your browser.',
  answer: 'The answer',
};
