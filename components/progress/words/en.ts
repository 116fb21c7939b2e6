import { plural } from '../../words';

/** Every word of the progress page in English; the other languages have this shape. */
export const en = {
  intro:
    'What you have done in this course, and how well you knew it. It is kept in this browser alone: nobody else sees it.',
  needsScript: 'Your progress is kept and shown by your browser, with JavaScript. It is off, so nothing can be shown.',

  calibration: {
    title: 'Your calibration',
    intro:
      'Before a simulation runs, you say a number and how sure you are to be near it. Who is well calibrated is near three times in four when they say 75%.',
    none: 'No prediction with a confidence yet, so there is no curve. Predict in a simulation, say how sure you are, and come back.',
    first: 'Make the first prediction',
    curve: 'Calibration curve: how often you were near, for each confidence',
    level: ({ said, near, count, share }: { said: string; near: number; count: number; share: string }) =>
      `When you said ${said}, you were near in ${near} of ${count} ${plural('en', count, { one: 'case', other: 'cases' })}: ${share}.`,
    verdict: {
      'too-few': ({ missing }: { missing: number }) =>
        `Too early to judge: ${missing} more ${plural('en', missing, { one: 'prediction', other: 'predictions' })} with a confidence to go.`,
      over: ({ said, share }: { said: string; share: string }) =>
        `Overconfident: on average you said ${said} and were near in ${share}. Chance alone gives so few in less than one case in twenty.`,
      under: ({ said, share }: { said: string; share: string }) =>
        `Underconfident: on average you said ${said} and were near in ${share}. Chance alone gives so many in less than one case in twenty.`,
      fits: ({ said, share }: { said: string; share: string }) =>
        `About right: on average you said ${said} and were near in ${share}. Chance alone may make the difference.`,
    },
    brier: ({ score, half }: { score: string; half: string }) =>
      `Brier score ${score}: the mean square of the distance between your confidence and what came, 1 for near and 0 for not. Lower is better; always saying 50% gives ${half}.`,
    said: 'you said',
    near: 'you were near',
    under: 'underconfident',
    over: 'overconfident',
    perfect: 'as sure as right',
    of: ({ near, count }: { near: number; count: number }) => `${near} of ${count}`,
  },

  predictions: {
    title: 'Your predictions',
    intro:
      'Each beside what the lesson’s own run gives. The first answer counts: who has seen the run predicts no more.',
    none: 'You have not predicted anything yet.',
    heads: { question: 'Question', said: 'You said', sure: 'How sure', found: 'The run gives', standing: 'Verdict' },
    within: ({ close }: { close: string }) => `±${close} is near`,
    notAsked: 'not said',
    standings: {
      near: '✓ near',
      far: '≠ not near',
      skipped: '– skipped',
      stale: '↻ the question has changed since; predict again',
    },
    open: 'Not predicted yet',
    allDone: 'You have met every prediction of the course.',
  },

  lessons: {
    title: 'Lessons',
    intro: 'How far you are in each lesson that can be opened.',
    sections: 'Sections read',
    steps: 'Trace steps answered',
    cards: 'Recall cards graded',
    nothing: 'not opened yet',
    reset: ({ title }: { title: string }) => `Reset “${title}”`,
    resetShort: 'Reset',
    resetAll: 'Reset the whole course',
  },

  reset: {
    lesson: ({ title }: { title: string }) => `Forget what you did in “${title}”?`,
    all: 'Forget what you did in the whole course?',
    text: 'Sections, answers, grades and predictions begin anew. Your settings stay.',
    sure: 'Sure? There is no way back here: a file exported before does not undo a reset, as the reset is younger than what is in it.',
    keep: 'Keep it',
    goOn: 'Reset…',
    yes: 'Yes, reset it',
    doneLesson: ({ title }: { title: string }) => `“${title}” begins anew.`,
    doneAll: 'The whole course begins anew.',
  },

  file: {
    title: 'Take it with you',
    intro:
      'A browser may delete what it keeps, and another device knows nothing of it. A progress file holds all of it. To import one is to join it with what is here: nothing is lost, and doing it twice changes nothing.',
    export: 'Export to a file',
    exported: ({ name }: { name: string }) => `${name} has been handed to your browser.`,
    notExported:
      'Nothing was exported: this browser could not be asked what it keeps. Try again, or reload the page first.',
    import: 'Import a file',
    imported: ({ name, fresh, all }: { name: string; fresh: number; all: number }) =>
      `${name}: ${all} ${plural('en', all, { one: 'entry', other: 'entries' })}, ${fresh} of them new here.`,
    refused: ({ name }: { name: string }) => `${name} was not imported. What is here stays as it was.`,
    where: 'Where',
    expected: 'Expected',
    found: 'Found',
    whole: 'the whole file',
    unreadable: 'a file that can be read',
  },

  settings: {
    title: 'Settings',
    intro: 'The same as in the head of the pages; they hold for this browser.',
    altitude: 'Altitude',
    theme: 'Theme',
    shortcuts: 'Single-key shortcuts',
    onOff: { on: 'On', off: 'Off' },
    notKept: 'This browser does not keep settings: they hold until you leave the page.',
  },
};
