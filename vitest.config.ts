import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engine,evidence,course,progress,components,scripts}/**/*.test.{ts,tsx}'],
    setupFiles: ['scripts/fastCheckRuns.ts'],
    environment: 'node',
    testTimeout: process.env.FAST_CHECK_RUNS ? 600_000 : 30_000,
  },
});
