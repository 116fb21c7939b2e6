import { readdirSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { browserArgs, browserPath } from '../scripts/browser';
import { serve } from '../scripts/serve';

/**
 * How much of a screen a simulation takes: the height in CSS px that holds question, picture and Play, before and after
 * the reader has answered, and that of picture and Play alone, beside what the page's head leaves of the window. Needs
 * `npm run build`.
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
    const open = await island.evaluate(measured);
    const skip = island.locator('.prediction .quiet');
    if ((await skip.count()) > 0) await skip.click();
    const answered = await island.evaluate(measured);
    rows[(await island.getAttribute('id'))!.replace('simulation-', '')] = {
      usable: open.usable,
      'question, picture, Play': open.all,
      answered: answered.all,
      'picture, Play': open.picture,
    };
  }
  return rows;
}

/** In the page, with nothing held back at an edge of the window. */
function measured(island: Element) {
  const parts = ['.prediction', '.picture', '.play'].flatMap((selector) => island.querySelector(selector) ?? []);
  for (const { style } of island.querySelectorAll<HTMLElement>('.screen, .sight, .picture'))
    Object.assign(style, { position: 'relative', inset: 'auto' });
  const boxes = parts.map((part) => part.getBoundingClientRect());
  const heightOf = (some: readonly DOMRect[]) =>
    Math.round(Math.max(...some.map(({ bottom }) => bottom)) - Math.min(...some.map(({ top }) => top)));
  const head = document.querySelector('header.site')!;
  const covered = getComputedStyle(head).position === 'sticky' ? head.getBoundingClientRect().height : 0;
  return { usable: Math.round(innerHeight - covered), all: heightOf(boxes), picture: heightOf(boxes.slice(-2)) };
}
