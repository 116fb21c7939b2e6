import { readdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { browserArgs, browserPath } from '../scripts/browser';
import { serve } from '../scripts/serve';

/**
 * How much of a screen a simulation takes: CSS px from the top of the question to the foot of Play, before and after the
 * reader has answered, and from the top of the picture to the foot of Play, beside the height that the page's head
 * leaves. Needs `npm run build`.
 */
const SCREENS = [
  [1280, 720],
  [390, 844],
  [844, 390],
  [360, 640],
] as const;

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
  readonly 'question to Play': number;
  readonly answered: number;
  readonly 'picture to Play': number;
}

async function simulationsOf(page: Page, url: string): Promise<Record<string, Figures>> {
  const answer = await page.goto(url);
  if (!answer?.ok()) return {};
  const rows: Record<string, Figures> = {};
  for (const island of await page.locator('[id^="simulation-"]').all()) {
    await island.scrollIntoViewIfNeeded();
    await island.locator('figure[data-state=done]').waitFor();
    const open = await island.evaluate(measured);
    const skip = island.locator('.prediction .quiet');
    if ((await skip.count()) > 0) await skip.click();
    const answered = await island.evaluate(measured);
    rows[(await island.getAttribute('id'))!.replace('simulation-', '')] = {
      usable: open.usable,
      'question to Play': open.question,
      answered: answered.question,
      'picture to Play': open.picture,
    };
  }
  return rows;
}

/** In the page. */
function measured(island: Element) {
  const box = (selector: string) => island.querySelector(selector)?.getBoundingClientRect();
  const head = document.querySelector('header.site')!;
  const covered = getComputedStyle(head).position === 'sticky' ? head.getBoundingClientRect().height : 0;
  const foot = box('.play')!.bottom;
  return {
    usable: Math.round(innerHeight - covered),
    question: Math.round(foot - Math.min(box('.prediction')?.top ?? Infinity, box('.picture')!.top)),
    picture: Math.round(foot - box('.picture')!.top),
  };
}
