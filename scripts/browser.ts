import { existsSync } from 'node:fs';
import { chromium } from '@playwright/test';

/** Debian's: the one without windows takes a quarter less time. */
const debian = ['/usr/bin/chromium-headless-shell', '/usr/bin/chromium'];

/** The Chromium to drive: CHROMIUM_PATH, one of Debian's, or the one that Playwright downloaded. */
export function browserPath(): string {
  const candidates = [process.env.CHROMIUM_PATH, ...debian, chromium.executablePath()];
  const found = candidates.find((path) => path && existsSync(path));
  if (found) return found;
  throw new Error(
    'No Chromium found. Run `npx playwright install chromium`, or `apt-get install chromium-headless-shell`, or set CHROMIUM_PATH.',
  );
}

/** Nothing but the page may use the network; root, as in a container, cannot have the sandbox. */
export const browserArgs = [
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
];
