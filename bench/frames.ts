import { chromium, type Locator, type Page } from '@playwright/test';
import { encodePermalink } from '../engine/links/permalink';
import { namedScenarios } from '../engine/scenario/named';
import { patchScenario } from '../engine/scenario/patch';
import { browserArgs, browserPath } from '../scripts/browser';
import { serve } from '../scripts/serve';
import { simulationsOn, skipPrediction } from './support/simulations';

/**
 * Ten thousand flows on a stage of the built site: how long frames take while it plays, while the reader scrubs and
 * while a number of the scenario is dragged, beside an empty canvas in the same browser. Then every picture of the
 * course as its lesson plays it. Needs `npm run build`.
 */
const SIMULATION = 'ecmp-grid';
const PAGE = `en/learn/many-boxes-one-address/`;
const WATCHED_MS = 4000;
const LOOKED_MS = 12_000;

/** Nearly all flows live to the end; a third of them change their LB at once. */
const crowd = patchScenario(namedScenarios.anycast, {
  durationMs: 12_000,
  sampledFlows: 10_000,
  traffic: { arrivals: { kind: 'steady', flowsPerS: 1000 }, flowMs: 3_600_000, requestIntervalMs: 60_000 },
  faults: [{ atMs: 10_200, kind: 'lb-crash', target: 'lb-a', forMs: null }],
});

const site = process.env.ROOT_URL ?? (await serve('out', '', 4300));
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
console.table({
  'an empty canvas': await onEmptyCanvas(),
  '10,000 flows, playing': await onStage(play),
  '10,000 flows, scrubbing': await onStage((stage) => drag(stage, 'Moment of the run')),
  '10,000 flows, a number dragged': await onStage((stage) => drag(stage, /^Buckets/)),
  'Maglev, ring, rendezvous and jump over 300 backends': await onComparison(),
});
console.table(await ofEveryPicture());
await browser.close();
process.exit();

interface Figures {
  readonly 'frames a second': number;
  readonly 'frame ms, median': number;
  readonly 'frame ms, p95': number;
  readonly 'longest task ms (0: none of 50)': number;
}

async function onEmptyCanvas(): Promise<Figures> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.setContent('<!doctype html><canvas width="560" height="560"></canvas>');
  await watch(page);
  await page.evaluate(() => {
    const context = document.querySelector('canvas')!.getContext('2d')!;
    requestAnimationFrame(function frame() {
      context.clearRect(0, 0, 560, 560);
      requestAnimationFrame(frame);
    });
  });
  await page.waitForTimeout(WATCHED_MS);
  return figuresOf(page);
}

async function onStage(act: (stage: Locator) => Promise<void>): Promise<Figures> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(site + PAGE + encodePermalink({ simulation: SIMULATION, scenario: crowd, tMs: 9900 }));
  const stage = page.locator(`#simulation-${SIMULATION} figure.simulation`);
  await stage.and(page.locator('[data-state=done]')).waitFor();
  await page.waitForTimeout(1000);
  await watch(page);
  await act(stage);
  const figures = await figuresOf(page);
  await page.close();
  return figures;
}

/** Four schemes share 65,537 keys out anew in a worker: the page has nothing to do but draw what comes. */
async function onComparison(): Promise<Figures> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  await page.goto(`${site}en/learn/maglev-hashing/#simulation-maglev-fill`);
  const stage = page.locator('#simulation-maglev-fill figure.simulation[data-state=done]');
  // What answers the prediction waits for it.
  await stage.getByRole('button', { name: 'Skip this' }).click();
  await stage.getByRole('button', { name: 'The big table against ring, rendezvous and jump' }).click();
  const part = stage.locator('.drawer-panel');
  const last = part.getByRole('row', { name: /^jump.*%/ });
  await last.waitFor();
  await watch(page);
  await part.getByRole('combobox', { name: 'Backends' }).selectOption('300');
  await last.waitFor({ state: 'hidden' }).catch(() => undefined);
  await last.waitFor();
  const figures = await figuresOf(page);
  await page.close();
  return figures;
}

/**
 * Played at the speed it comes with to its end, or for as long as a reader would look, where its lesson shows it. What
 * still plays then stops as the next comes into sight.
 */
async function ofEveryPicture(): Promise<Record<string, Figures>> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 900 } });
  const rows: Record<string, Figures> = {};
  for await (const [name, island] of simulationsOn(page, site)) {
    await skipPrediction(island);
    const stage = island.locator('figure.simulation');
    const pause = stage.getByRole('button', { name: 'Pause', exact: true });
    if (!(await pause.isVisible())) await stage.getByRole('button', { name: 'Play', exact: true }).click();
    await watch(page);
    await pause.waitFor({ state: 'hidden', timeout: LOOKED_MS }).catch(() => undefined);
    rows[name] = await figuresOf(page);
  }
  return rows;
}

async function play(stage: Locator): Promise<void> {
  await stage.getByRole('combobox', { name: 'Speed' }).selectOption('0.5');
  await stage.getByRole('button', { name: 'Play', exact: true }).click();
  await stage.page().waitForTimeout(WATCHED_MS);
}

/** With the pointer held down, to and fro over the middle of a slider. */
async function drag(stage: Locator, name: string | RegExp): Promise<void> {
  const slider = stage.getByRole('slider', { name });
  await slider.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await slider.boundingBox())!;
  const { mouse } = stage.page();
  await mouse.move(x + width / 2, y + height / 2);
  await mouse.down();
  const untilMs = performance.now() + WATCHED_MS;
  for (let step = 0; performance.now() < untilMs; step++)
    await mouse.move(x + width * (0.5 + 0.45 * Math.sin(step / 12)), y + height / 2);
  await mouse.up();
}

interface Watched {
  readonly frames: number[];
  readonly tasks: number[];
}

/** From now on the page notes when its frames begin and which of its tasks are long. */
async function watch(page: Page): Promise<void> {
  // tsx names functions by a helper that the page does not have.
  await page.evaluate('globalThis.__name ??= (named) => named');
  await page.evaluate(() => {
    const watched: Watched = { frames: [], tasks: [] };
    Object.assign(window, { watched });
    new PerformanceObserver((list) => {
      watched.tasks.push(...list.getEntries().map(({ duration }) => duration));
    }).observe({ entryTypes: ['longtask'] });
    requestAnimationFrame(function frame(now) {
      watched.frames.push(now);
      requestAnimationFrame(frame);
    });
  });
}

async function figuresOf(page: Page): Promise<Figures> {
  const { frames, tasks } = await page.evaluate(() => (window as unknown as { watched: Watched }).watched);
  const gaps = frames
    .slice(1)
    .map((now, index) => now - frames[index]!)
    .sort((a, b) => a - b);
  const quantile = (q: number) => Math.round(gaps[Math.floor(q * (gaps.length - 1))]! * 10) / 10;
  return {
    'frames a second': Math.round((1000 * gaps.length) / gaps.reduce((sum, gap) => sum + gap, 0)),
    'frame ms, median': quantile(0.5),
    'frame ms, p95': quantile(0.95),
    'longest task ms (0: none of 50)': Math.round(Math.max(0, ...tasks)),
  };
}
