import { readFileSync } from 'node:fs';
import { chromium, type Page } from '@playwright/test';
import { counted } from '../progress/events';
import { parseAll } from '../progress/parse';
import { exportProgress, importProgress } from '../progress/transfer';
import { browserArgs, browserPath } from '../scripts/browser';
import { serve } from '../scripts/serve';

/** What a hundred thousand events of a learner cost: here, and in a browser on the built site. */
const EVENTS = 100_000;
const LESSON = 'en/learn/resilient-lb-architecture/#recall';

const fixture: { id: string; at: number; type: string }[] = JSON.parse(
  readFileSync('progress/fixtures/v2.json', 'utf8'),
).filter(({ type }: { type: string }) => type !== 'Reset' && type !== 'Undone');
const records = Array.from({ length: EVENTS }, (_, index) => {
  // Ids are random: the order of the store is not that of time.
  const id = (Math.imul(index, 2654435761) >>> 0).toString(16).padStart(8, '0') + index.toString(16).padStart(24, '0');
  return { ...fixture[index % fixture.length]!, id, at: 1.7e12 + index * 1000 };
});

const inNode: Record<string, number> = {};
const timed = <T>(name: string, work: () => T): T => {
  const beganMs = performance.now();
  const result = work();
  inNode[name] = Math.round(performance.now() - beganMs);
  return result;
};
const parsed = timed('parse', () => parseAll(records));
timed('what counts, in order', () => counted(parsed.events));
const text = timed('export', () => exportProgress(parsed));
timed('import', () => importProgress(text));
console.log(`${EVENTS} events, a file of ${(text.length / 1e6).toFixed(1)} MB; in Node, ms`);
console.table(inNode);

const site = await serve('out', '', 4370);
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
const rows: Record<string, number> = {};
rows['the lesson’s cards alive, nothing stored'] = await untilAlive(page);
await page.goto(`${site}en/progress/#file`);
const beganMs = performance.now();
const buffer = Buffer.from(text);
await page.getByLabel('Import a file').setInputFiles({ name: 'all.json', mimeType: 'application/json', buffer });
await page.getByText(`${EVENTS} of them new here`).waitFor({ timeout: 120_000 });
rows['import of the file, until it is told'] = Math.round(performance.now() - beganMs);
rows['the lesson’s cards alive, all stored'] = await untilAlive(page);
rows['the same again'] = await untilAlive(page);
console.log('in a browser, ms');
console.table(rows);
await browser.close();
process.exit(0);

/** From the page's beginning until the reader can answer a card. */
async function untilAlive(of: Page): Promise<number> {
  await of.goto('about:blank');
  await of.goto(site + LESSON);
  await of.mouse.move(1, 1);
  await of.waitForSelector('#recall [role=group] button', { timeout: 60_000 });
  return Math.round(await of.evaluate<number>('performance.now()'));
}
