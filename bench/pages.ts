import { gzipSync } from 'node:zlib';
import { type Browser, chromium, type Response } from '@playwright/test';
import { browserArgs, browserPath } from '../scripts/browser';
import { serve } from '../scripts/serve';

/** What a page of the built site costs a reader, gzip kB: before scrolling, and the scripts of all of it. */
const pages = [
  '',
  'en/',
  'ru/',
  'en/learn/resilient-lb-architecture/',
  'ru/learn/resilient-lb-architecture/',
  'en/evidence/',
  'ru/evidence/',
  'en/lab/',
  'embed/maglev-fill/',
];
const budget = { html: 35, script: 30, style: 20, font: 90, 'all scripts': 400 };

type Kind = 'html' | 'script' | 'style' | 'font';
const kinds: Readonly<Record<string, Kind>> = { document: 'html', script: 'script', stylesheet: 'style', font: 'font' };

async function weigh(browser: Browser, url: string) {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  const responses: Response[] = [];
  page.on('response', (response) => responses.push(response));
  await page.goto(url, { waitUntil: 'networkidle' });
  const atFirst = await sizes(responses);
  const count = responses.length;
  for (let seen = 0, height = 1; seen < height; seen += 700) {
    await page.mouse.wheel(0, 700);
    await page.waitForTimeout(100);
    height = await page.evaluate(() => document.documentElement.scrollHeight);
  }
  await page.waitForLoadState('networkidle');
  const whole = await sizes(responses);
  await page.close();
  return { ...atFirst, requests: count, 'all scripts': whole.script };
}

async function sizes(responses: readonly Response[]): Promise<Record<Kind, number>> {
  const sum: Record<Kind, number> = { html: 0, script: 0, style: 0, font: 0 };
  for (const response of responses) {
    const kind = kinds[response.request().resourceType()];
    // A redirect of the first page has no body of its own; a font is compressed already.
    if (!kind || response.status() !== 200) continue;
    const body = await response.body().catch(() => Buffer.alloc(0));
    sum[kind] += (kind === 'font' ? body.length : gzipSync(body, { level: 9 }).length) / 1000;
  }
  return sum;
}

const home = await serve('out', '', 4300);
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
const rows = { 'budget, at most': budget } as Record<string, Record<string, number>>;
for (const path of pages) rows[`/${path}`] = rounded(await weigh(browser, home + path));
console.table(rows);
await browser.close();
process.exit(0);

function rounded(row: Record<string, number>): Record<string, number> {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, Math.round(value * 10) / 10]));
}
