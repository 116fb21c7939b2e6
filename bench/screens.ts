import { chromium } from '@playwright/test';
import { heightsOf, windows } from '../e2e/support/oneScreen';
import { browserArgs, browserPath } from '../scripts/browser';
import { serve } from '../scripts/serve';
import { simulationsOn, skipPrediction } from './support/simulations';

/**
 * How much of a screen a simulation takes: the height in CSS px that holds question, picture and Play, before and after
 * the reader has answered, and that of picture and Play alone, beside what the page's head leaves of the window. Needs
 * `npm run build`.
 */
const SCREENS = [...windows, [360, 640]] as const;

const site = process.env.ROOT_URL ?? (await serve('out', '', 4300));
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
for (const [width, height] of SCREENS) {
  const page = await browser.newPage({ viewport: { width, height } });
  const rows: Record<string, Figures> = {};
  for await (const [name, island] of simulationsOn(page, site)) {
    const open = await island.evaluate(heightsOf);
    await skipPrediction(island);
    const answered = await island.evaluate(heightsOf);
    rows[name] = {
      usable: open.usable,
      'question, picture, Play': open.all,
      answered: answered.all,
      'picture, Play': open.picture,
    };
  }
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
