import { plural } from '../../words';

/** Every word of the shell in English; the other languages have this shape, or they do not compile. */
export const en = {
  courseTitle: 'Resilient Load Balancing',
  courseSubtitle: 'the climb',
  courseDescription:
    'A course you learn in the browser by predicting, breaking and watching real load-balancing algorithms.',
  skipToText: 'Skip to the text',
  backToClimb: 'Back to the climb',
  language: 'Language',
  theme: 'Theme',
  themes: { system: 'System', light: 'Light', dark: 'Dark' },
  crux: 'Crux',
  altitude: 'Altitude',
  altitudes: { zero: 'Zero', junior: 'Junior', middle: 'Middle', senior: 'Senior' },
  altitudeHints: {
    zero: 'By analogy, without jargon',
    junior: 'How it works',
    middle: 'How it is configured, what it trades',
    senior: 'How it fails, with which numbers',
  },
  altitudeEnds: {
    top: 'the top; Shift+T goes down',
    bottom: 'the lowest; T goes up',
    none: 'This page has one text for all altitudes',
  },
  altitudeTop: 'top of this lesson',
  altitudeNeedsScript:
    'The altitude can be changed when JavaScript is on. You are reading the whole lesson, as a Senior would.',
  minutes: ({ minutes }: { minutes: number }) => `${minutes} min read`,
  newAt: ({ altitude }: { altitude: string }) => `New at ${altitude}`,
  byAnalogy: 'The same by analogy',
  masked: 'hidden until you predict',
  lessonMap: 'On this page',
  read: 'read',
  done: 'done',
  numbers: {
    caption: 'The numbers, and when they hold',
    quoted: 'As it is usually quoted',
    condition: 'When it holds',
    engine: 'What this engine gives',
    play: 'Play it',
  },
  config: {
    checkedBy: 'checked by',
    fieldsReadIn: 'not run here; its fields were read in the source',
    unchecked: 'not checked',
    copy: 'Copy',
    copied: 'Copied',
    selected: 'Selected: press Ctrl+C',
  },
  outage: {
    replayed: 'What you can watch here',
    leftOut: 'What is left out',
    watch: 'Watch it',
    exercise: 'What would have saved them?',
  },
  source: ({ number }: { number: number }) => `Source ${number}`,
  factsFrom: ({ count }: { count: number }) =>
    `${count} ${plural('en', count, { one: 'figure rests', other: 'figures rest' })} on it`,
  readOn: ({ day }: { day: string }) => `read ${day}`,
  connected: 'Connected lessons',
  connectedCount: ({ count }: { count: number }) =>
    plural('en', count, {
      one: 'One other lesson explains a part of this one in more depth.',
      other: `${count} other lessons each explain a part of this one in more depth.`,
    }),
  continueClimb: 'Continue the climb',
  previousLesson: 'Before this',
  appearsAgain: ({ count }: { count: number }) =>
    `Appears again in ${count} ${plural('en', count, { one: 'lesson', other: 'lessons' })}`,
  pages: 'Pages of the course',
  progress: 'Progress',
  review: 'Review',
  dueToday: 'Due for review today',
  toReview: 'See what is due for review',
  coming: 'coming',
  simulationOpen: 'its simulation is open, the text is on its way',
  lesson: ({ number }: { number: number }) => `Lesson ${number}`,
  climbIntro: ({ count }: { count: number }) =>
    `Predict what a load balancer will do, break something, and watch the real algorithm answer. ${count} lessons, from one machine that must not die to a system that expects it.`,
  whoReads: 'Who reads?',
  readers: {
    zero: 'I use the internet',
    junior: 'I write programs',
    middle: 'I set up services',
    senior: 'I am called when they fail',
  },
  change: 'change',
  begin: 'Begin',
  goOn: 'Go on',
  leftOff: 'you left off here',
  doneOn: 'done on',
  begunOn: 'begun on',
  whole: 'whole',
  running: ({ lesson }: { lesson: string }) => `A run of this engine, from “${lesson}”. Play it, and break it yourself`,
  climbProfile: ({ count }: { count: number }) =>
    `The climb in profile: ${count} lessons, each higher than the one before.`,
  sectionsRead: 'Sections read',
  stepsAnswered: 'Trace steps answered',
  cardsGraded: 'Recall cards graded',
  yourAltitude: 'You read at altitude',
  proveIt: 'Prove us wrong on a machine of your own',
  needsScript: 'This part runs in the browser and needs JavaScript. The text reads whole without it.',
  /** What the reader must know about the keeping of progress. */
  keeping: {
    memory:
      'This browser keeps no data for the page: your progress lasts until you close the tab. The page Progress hands it to you as a file.',
    full: 'This device has no room left for your last answers. Make some: they are stored by themselves then. Leave this page open until they are.',
    newer: 'A newer version of the course is open in this browser. Reload this page; your answers here are kept.',
    held: 'The store of this browser does not answer. Your answers are kept aside in it and stored by themselves once it does; older ones may be missing here until then.',
    'not-saved':
      'Your last answers could not be stored, and nothing but this page has them. They are tried again by themselves: leave it open until then.',
    'set-aside': 'Some saved entries could not be read. They are kept aside, and the lesson goes on without them.',
    vanished:
      'This browser has lost part of what it kept of your progress. If you have a progress file, import it on the page Progress.',
  },
  shortcuts: {
    title: 'Keyboard shortcuts',
    open: 'Shortcuts',
    close: 'Close',
    enabled: 'Single-key shortcuts are on',
    next: { sections: 'Next section', lessons: 'Next lesson' },
    previous: { sections: 'Previous section', lessons: 'Previous lesson' },
    altitude: 'One altitude up',
    lower: 'One altitude down',
    search: 'Search',
    searchAnywhere: 'Search, also with single keys off',
    menu: 'This menu',
  },
  footer:
    'Names of products and companies are trademarks of their owners and are used for editorial reference only. Nothing you do here leaves your device.',
  evidence: 'How this was checked',
  glossary: 'Glossary',
  search: 'Search',
  leftOut: 'What this leaves out',
  lab: {
    title: 'Lab',
    intro:
      'An open bench with the same engine: place zones, load balancers, backends and clients, set the policies, schedule faults, run, compare two scenarios, and share what you found by its link.',
    open: 'Open a simulation of the course here',
  },
  notFound: {
    title: 'Nothing at this address',
    text: 'The page may have moved, or the address has a typing error.',
    back: 'To the course',
  },
};
