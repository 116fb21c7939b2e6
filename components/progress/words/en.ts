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
    text: 'Sections, answers, grades and predictions begin anew. Your settings stay. You can undo it on this page: nothing is deleted.',
    keep: 'Keep it',
    yes: 'Yes, reset it',
    doneLesson: ({ title }: { title: string }) => `“${title}” begins anew.`,
    doneAll: 'The whole course begins anew.',
    last: ({ title, date }: { title: string; date: string }) => `“${title}” was reset on ${date}.`,
    lastAll: ({ date }: { date: string }) => `The whole course was reset on ${date}.`,
    undo: 'Undo the reset',
    undone: 'What you had done before is back.',
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
    reading: ({ name }: { name: string }) => `Reading ${name}…`,
    asks: ({ name, fresh }: { name: string; fresh: number }) =>
      `${name} holds ${fresh} ${plural('en', fresh, { one: 'entry', other: 'entries' })} that ${plural('en', fresh, { one: 'is', other: 'are' })} new here. Before they are joined with yours:`,
    foreign:
      'This browser has not met the device that it comes from. If it is not yours but another learner’s, leave it: their answers would count as yours.',
    forgets: ({ count }: { count: number }) =>
      `It holds a reset that is later than ${count} of your ${plural('en', count, { one: 'answer', other: 'answers' })} here, which would count no more.`,
    ahead: ({ date }: { date: string }) =>
      `Its last entry is dated ${date}: a clock was ahead. What you answer from then on would be dated later still.`,
    join: 'Join it with what is here',
    leave: 'Leave it',
    left: ({ name }: { name: string }) => `${name} was left. What is here stays as it was.`,
    undo: 'Take it back out',
    undone: ({ name }: { name: string }) => `All that ${name} brought has been taken back out.`,
    takenBack: 'Some of its entries were taken back out here before, and do not count.',
    bringBack: 'Let them count again',
    broughtBack: 'They count again.',
    refused: ({ name }: { name: string }) => `${name} was not imported. What is here stays as it was.`,
    where: 'Where',
    expected: 'Expected',
    found: 'Found',
    whole: 'the whole file',
  },

  group: {
    title: 'For teachers: a class at a glance',
    intro:
      'Learners export their progress file and send it to you; give it the learner’s name. Open all of them here: they are read on this device alone, joined with nothing, and forgotten when you leave the page.',
    open: 'Open progress files',
    reading: ({ done, all }: { done: number; all: number }) => `${done} of ${all} read…`,
    read: ({ count }: { count: number }) =>
      `${count} ${plural('en', count, { one: 'learner', other: 'learners' })} in the table.`,
    label: 'Learners by lesson',
    learner: 'Learner',
    finished: 'Lessons done',
    score: 'Score',
    last: 'Last active',
    done: 'done',
    legend:
      'In a lesson: how much of its sections, steps and cards is done, then the mean score of its scored items. A lesson is done when all of it is.',
    csv: 'Export the table as CSV',
    clear: 'Empty the table',
    cleared: 'The table is empty.',
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
