import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engine,evidence,course,progress,components,scripts}/**/*.test.{ts,tsx}'],
    setupFiles: ['scripts/fastCheckRuns.ts'],
    environment: 'node',
    // Against tests that never end, not slow machines: no test asserts how long it takes.
    testTimeout: 600_000,
  },
});
