import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engine,evidence,course,progress,components,scripts}/**/*.test.{ts,tsx}'],
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
