import { readdirSync } from 'node:fs';
import { defineConfig } from '@playwright/test';
import { isLong, long } from './e2e/support/long';
import { browserArgs, browserPath } from './scripts/browser';
import { waiting } from './scripts/turns';

/**
 * Most runs here are short, on a page that was opened for them: to compile them for long ones takes more than it gives. Where
 * there is time they are compiled as for a reader.
 */
const noOptimizer = isLong ? [] : ['--js-flags=--no-opt --no-concurrent-recompilation'];

/** Pages of one site share a process, and drawing is a part of the browser's: a fifth of the time goes into starting them. */
const oneProcess = ['--process-per-site', '--in-process-gpu'];

/** Each simulation's own tests. */
const simulations = readdirSync('e2e').filter((file) => file.startsWith('sim-'));

/** Drives the built site; scripts/e2e.ts builds and serves it and says where. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: '.cache/e2e',
  workers: 2,
  fullyParallel: true,
  forbidOnly: true,
  grepInvert: isLong ? [] : new RegExp(long.tag),
  testIgnore: waiting(simulations, 8),
  // A machine that does other work as well is slow, not wrong.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  retries: 0,
  reporter: 'list',
  use: {
    launchOptions: { executablePath: browserPath(), args: [...browserArgs, ...oneProcess, ...noOptimizer] },
    locale: 'en-US',
    // What a test makes the network do, a worker that keeps the course would undo; offline.spec.ts allows it.
    serviceWorkers: 'block',
    viewport: { width: 1360, height: 900 },
    // A trace costs a quarter of the time: `npm run e2e -- -g WORDS --trace on` makes one.
    screenshot: 'only-on-failure',
  },
  projects: [
    { name: 'root', use: { baseURL: process.env.ROOT_URL } },
    ...(process.env.COURSE_URL
      ? [
          {
            name: 'sub-path',
            testMatch: ['pages.spec.ts', 'offline.spec.ts'],
            use: { baseURL: process.env.COURSE_URL },
          },
        ]
      : []),
  ],
});
