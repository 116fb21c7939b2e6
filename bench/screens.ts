import { readdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { heightsOf, windows } from '../e2e/support/oneScreen';
import { browserArgs, browserPath } from '../scripts/browser';
import { serve } from '../scripts/serve';

/**
 * How much of a screen a simulation takes: the height in CSS px that holds question, picture and Play, before and after
 * the reader has answered, and that of picture and Play alone, beside what the page's head leaves of the window. Needs
 * `npm run build`.
 */
const SCREENS = [...windows, [360, 640]] as const;

const slugs = readdirSync('content').flatMap((folder) => /^\d+-(.+)$/.exec(folder)?.[1] ?? []);

const site = process.env.ROOT_URL ?? (await serve('out', '', 4300));
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
for (const [width, height] of SCREENS) {
  const page = await browser.newPage({ viewport: { width, height } });
  const rows: Record<string, Figures> = {};
  for (const slug of slugs) Object.assign(rows, await simulationsOf(page, `${site}en/learn/${slug}/`));
  console.log(`\n${width} × ${height}`);
  console.table(rows);
  await page.close();
}
await browser.close();
process.exit();

interface Figures {
  readonly usable: number;
  readonly 'question, picture, Play': number;
  readonly answered: number;
  readonly 'picture, Play': number;
}

async function simulationsOf(page: Page, url: string): Promise<Record<string, Figures>> {
  const answer = await page.goto(url);
  if (!answer?.ok()) return {};
  const rows: Record<string, Figures> = {};
  for (const island of await page.locator('[id^="simulation-"]').all()) {
    await island.scrollIntoViewIfNeeded();
    await island.locator('figure[data-state=done]').waitFor();
    const open = await island.evaluate(heightsOf);
    const skip = island.locator('.prediction .quiet');
    if ((await skip.count()) > 0) await skip.click();
    const answered = await island.evaluate(heightsOf);
    rows[(await island.getAttribute('id'))!.replace('simulation-', '')] = {
      usable: open.usable,
      'question, picture, Play': open.all,
      answered: answered.all,
      'picture, Play': open.picture,
    };
  }
  return rows;
}
