import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { FrameLocator, Page } from '@playwright/test';
import { turn } from './support/long';
import { expect, test } from './support/test';

const simulation = 'maglev-fill';

/** A page of someone else's, on another origin, that frames a simulation and keeps every message it gets. */
function hostPage(address: string, above: string): string {
  return `<!doctype html><title>Host</title><h1>A page of someone else's</h1>
    <script>var heard = []; addEventListener('message', function (event) {
      if (event.source === document.querySelector('iframe').contentWindow) heard.push(event.data);
    });</script>
    ${above}
    <iframe title="Simulation" sandbox="allow-scripts allow-popups" src="${address}" width="800" height="600"></iframe>`;
}

let host: Server;
let foreign = '';
test.beforeAll(async ({ baseURL }) => {
  host = createServer((request, response) => {
    const asked = new URL(request.url ?? '/', 'http://host').searchParams;
    const address = new URL(asked.get('embed') ?? '', baseURL).href;
    response.writeHead(200, { 'content-type': 'text/html' }).end(hostPage(address, asked.get('above') ?? ''));
  });
  await new Promise<void>((resolve) => host.listen(0, resolve));
  foreign = `http://localhost:${(host.address() as AddressInfo).port}`;
});
test.afterAll(() => new Promise((resolve) => host.close(resolve)));

const frameIn = (page: Page) => page.frameLocator('[title=Simulation]');
const stageIn = (page: Page) => frameIn(page).locator('figure.simulation');

/** The stage in the frame of the foreign page, alive. What that page asks of its own host is no fault of ours. */
async function framed(page: Page, wrong: string[], path = `embed/${simulation}/`, above = '') {
  await page.goto(`${foreign}/?${new URLSearchParams({ embed: path, above })}`);
  wrong.splice(0, wrong.length, ...wrong.filter((line) => !line.includes(foreign)));
  const stage = stageIn(page);
  await expect(stage).toHaveAttribute('data-state', 'done', { timeout: 30_000 });
  return stage;
}

const heard = (page: Page) => page.evaluate(() => (globalThis as unknown as { heard: unknown[] }).heard);

/** Says something to the frame, as its host. */
const say = (page: Page, data: unknown) =>
  page.evaluate((message) => document.querySelector('iframe')?.contentWindow?.postMessage(message, '*'), data);

const themeIn = (frame: FrameLocator) => frame.locator('html').getAttribute('data-theme');

test('a learner plays and breaks a simulation framed by a foreign page, in a sandbox without an origin', async ({
  page,
  wrong,
}) => {
  const stage = await framed(page, wrong);
  const storage = await stage.evaluate(() => {
    try {
      return typeof localStorage;
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(storage).toBe('SecurityError');
  await stage.getByRole('button', { name: 'Skip this' }).click();
  const time = stage.getByRole('slider', { name: 'Moment of the run' });
  const before = Number(await time.inputValue());
  await stage.getByRole('button', { name: 'Play' }).click();
  await expect.poll(async () => Number(await time.inputValue())).toBeGreaterThan(before);
  await stage.getByRole('button', { name: 'Pause' }).click();
  await stage.locator('.faults').getByRole('button').first().click();
  await expect(stage).toHaveAttribute('data-state', 'done');
  await stage.getByText('Events', { exact: true }).click();
  await expect(stage.locator('.drawer tbody tr').first()).toBeVisible();
});

test(
  'the page around hears how tall the simulation is, and again when that changes or when it asks',
  turn(0),
  async ({ page, wrong }) => {
    const stage = await framed(page, wrong);
    const last = async () => (await heard(page)).at(-1) as { px: number };
    const main = frameIn(page).locator('main');
    const tall = () => main.evaluate((element) => Math.ceil(element.getBoundingClientRect().height));
    await expect.poll(last).toEqual({ type: 'rlb:height', simulation, px: await tall() });
    const { px } = await last();
    expect(px).toBeGreaterThan(400);
    await stage.getByText('Events', { exact: true }).click();
    await expect.poll(async () => (await last()).px).toBeGreaterThan(px);
    const count = (await heard(page)).length;
    await say(page, { type: 'rlb:ask-height' });
    await expect.poll(async () => (await heard(page)).length).toBe(count + 1);
  },
);

test(
  'the page around may choose the theme; whatever else it sends changes nothing',
  turn(5),
  async ({ page, wrong }) => {
    await framed(page, wrong);
    const frame = frameIn(page);
    await say(page, { type: 'rlb:theme', theme: 'dark' });
    await expect.poll(() => themeIn(frame)).toBe('dark');
    // What is laid beside the main run has a run of its own, which comes later.
    await expect(frame.locator('.lane .canvas')).toBeVisible();
    const html = await frame.locator('main').innerHTML();
    const count = (await heard(page)).length;
    const hostile = [
      { type: 'rlb:theme', theme: '"><script>alert(1)</script>' },
      { type: 'rlb:theme', theme: { toString: 'light' } },
      { type: 'rlb:ask-height', theme: 'light' },
      { type: 'rlb:height', simulation, px: 1 },
      'rlb:ask-height',
      null,
      [1, [2, [3]]],
      { id: 1, run: {}, flows: 'x'.repeat(100_000) },
      { __proto__: null, type: 'constructor' },
    ];
    for (const message of hostile) await say(page, message);
    await say(page, { type: 'rlb:theme', theme: 'light' });
    await expect.poll(() => themeIn(frame)).toBe('light');
    expect(await frame.locator('main').innerHTML()).toBe(html);
    expect(await heard(page)).toHaveLength(count);
  },
);

test('a message from a frame that is not the host is not taken', turn(6), async ({ page, wrong }) => {
  await framed(page, wrong);
  await page.evaluate(() => {
    const other = document.createElement('iframe');
    other.srcdoc = `<script>parent.frames[0].postMessage({ type: 'rlb:theme', theme: 'dark' }, '*')</script>`;
    document.body.append(other);
    return new Promise((resolve) => {
      other.onload = resolve;
    });
  });
  await say(page, { type: 'rlb:ask-height' });
  expect(await themeIn(frameIn(page))).toBe('system');
});

test('a moment in the address of a frame does not scroll the page around it', turn(7), async ({ page, wrong }) => {
  const above = '<p style="block-size: 1500px">A long text.</p>';
  const stage = await framed(page, wrong, `embed/${simulation}/#s.${simulation}.1.at-1000`, above);
  await expect(stage.getByRole('slider', { name: 'Moment of the run' })).toHaveValue('1000');
  expect(await page.evaluate(() => window.scrollY)).toBe(0);
});

test(
  'an embed in Russian is in Russian, a moment in its address is shown, and links leave the frame',
  turn(1),
  async ({ page }) => {
    await page.goto(`embed/${simulation}/ru/#s.${simulation}.1.at-1000`);
    await expect(page.locator('html')).toHaveAttribute('lang', 'ru');
    const stage = page.locator('figure.simulation');
    await expect(stage).toHaveAttribute('data-state', 'done');
    await expect(stage.getByRole('slider', { name: 'Момент прогона' })).toHaveValue('1000');
    const opening = page.waitForEvent('popup');
    await page.locator('.from').getByRole('link').click();
    expect(new URL((await opening).url()).pathname).toContain('/ru/learn/');
  },
);
