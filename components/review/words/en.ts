import { plural } from '../../words';

const answers = (count: number) => plural('en', count, { one: 'answer', other: 'answers' });

/** Every word of the review in English; Russian has this shape, or it does not compile. */
export const en = {
  intro:
    'What you have graded or answered in the lessons comes back here shortly before you would forget it: rarely what you know well, soon what you do not.',
  needsScript: 'What is due is worked out by your browser, with JavaScript. It is off, so nothing can be shown.',

  queue: {
    title: 'Due today',
    intro:
      'Say the answer to yourself or write it down, compare, and grade. An item that has numbers comes with new ones.',
    waiting: 'What is due is known once your progress has been read.',
    fetching: 'The card is on its way.',
    nothingYet:
      'Nothing can be due yet: a card comes here once you have graded it in a lesson, and a question once you have answered it.',
    toLesson: 'To the lessons',
    due: ({ count }: { count: number }) => `${count} ${plural('en', count, { one: 'is', other: 'are' })} due now.`,
    away: ({ today, later }: { today: number; later: number }) =>
      `Welcome back. ${today} are enough for today, what is most likely to slip away first. The other ${later} wait for the coming days and lose nothing by it.`,
    begin: 'Begin',
    left: ({ count }: { count: number }) => `${count} left for today`,
    from: ({ lesson }: { lesson: string }) => `From ${lesson}`,
    dress: 'A thought that took you in before, in another dress.',
    comesBack: ({ when }: { when: string }) => `It comes back ${when}.`,
    next: 'Next',
    undo: 'Take the last one back',
    undone: 'Taken back: here it is again.',
    done: 'Done for today.',
    nothingDue: 'Nothing is due now.',
    soonest: ({ when }: { when: string }) => `The next one comes ${when}.`,
    later: ({ count }: { count: number }) =>
      `${count} more ${plural('en', count, { one: 'waits', other: 'wait' })} for the coming days, and none of them grows by waiting. Who wants to can go on now.`,
    more: ({ count }: { count: number }) => `${count} more now`,
  },

  forecast: {
    title: 'The coming days',
    intro: ({ most }: { most: number }) =>
      `How many each day will ask for, if you answer all of them and know them: ${most} at most.`,
    nothing: 'Nothing is planned yet.',
    today: 'Today',
    count: ({ count }: { count: number }) => `${count} ${answers(count)}`,
  },

  weak: {
    title: 'Thoughts that took you in',
    intro:
      'What you chose wrongly, in a trace, a card or a question. Each comes back in another dress: another question, elsewhere, that the same thought would answer wrongly. Answer that one right and the thought is gone from this list.',
    nothing: 'None is open. What you choose wrongly will be listed here until you have seen through it.',
    where: ({ lesson }: { lesson: string }) => `last in ${lesson}`,
    comes: 'comes back in another dress',
    alone: 'no other question words it: try the same one again',
  },

  file: {
    title: 'Cards for Anki',
    intro:
      'All cards of the course, question and model answer at your altitude, as a text file that Anki imports (File, Import). Importing it again updates the cards and keeps their dates.',
    save: 'Save the cards',
    saved: ({ name, count }: { name: string; count: number }) =>
      `${name}: ${count} ${plural('en', count, { one: 'card', other: 'cards' })}.`,
    failed: 'The cards could not be read. Please try again.',
  },

  keys: {
    grade: 'Grade, or commit with a confidence',
    go: 'Show the answer, or go on',
    undo: 'Take the last answer back',
  },
};
