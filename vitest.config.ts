import { configDefaults, defineConfig } from 'vitest/config';
import { waiting } from './scripts/turns';

/**
 * Half of the time goes into these: whole courses read, runs by the hundred. At each `npm test` one in six is tried;
 * by themselves (`npx vitest run`, `npm run check`, `npm run test:long`) all are.
 */
const inTurn = [
  'components/lab/needs/needs.test.ts',
  'course/build/authoring.test.ts',
  'course/build/check.test.ts',
  'course/build/picker.test.ts',
  'course/build/quiz.test.ts',
  'course/build/review.test.ts',
  'engine/explain/replay.test.ts',
  'engine/links/permalinkFuzz.test.ts',
  'engine/maglev/paperTables.test.ts',
  'engine/scenario/everyFieldBites.test.ts',
  'engine/scenario/fuzz.test.ts',
  'engine/simulation/balancing.test.ts',
  'engine/simulation/control.property.test.ts',
  'engine/simulation/rotation.property.test.ts',
  'engine/simulation/theory.test.ts',
  'progress/transferFuzz.test.ts',
  'scripts/decks.test.tsx',
  'scripts/descriptions.test.ts',
  'scripts/enginePackage.test.ts',
  'scripts/new/lesson.test.ts',
  'scripts/oneStory.test.tsx',
];

export default defineConfig({
  test: {
    include: ['{engine,evidence,course,progress,components,scripts}/**/*.test.{ts,tsx}'],
    exclude: [...configDefaults.exclude, ...waiting(inTurn, 6)],
    setupFiles: ['scripts/fastCheckRuns.ts'],
    environment: 'node',
    // No test changes a module for another: each worker reads the sources once. By itself Vitest leaves a core idle.
    isolate: false,
    maxWorkers: '100%',
    // Runs make much that is soon gone: with little room for it, clearing up takes a tenth of the time.
    execArgv: ['--max-semi-space-size=64'],
    // Against tests that never end, not slow machines: no test asserts how long it takes.
    testTimeout: 600_000,
  },
});
