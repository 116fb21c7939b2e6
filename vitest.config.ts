import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engine,course,progress,components,scripts}/**/*.test.{ts,tsx}'],
    setupFiles: ['scripts/fastCheckRuns.ts'],
    environment: 'node',
    testTimeout: 30_000,
  },
});
