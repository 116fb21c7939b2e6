import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';
import { Host } from './support/host';
import { drawn, long, turn } from './support/long';
import { named, predictedValue, stageOf } from './support/stage';
import { lessonPath } from './support/test';

/** A host of its own for each test, and a browser that may keep what it serves. */
const test = base.extend<{ host: Host; home: string; context: BrowserContext }>({
  // biome-ignore lint/correctness/noEmptyPattern: what a fixture needs is told by its first parameter
  host: async ({}, use, { project }) => {
    const isCourse = project.name === 'sub-path';
    const host = new Host(isCourse ? '.cache/out-course' : 'out', isCourse ? '/course' : '');
    await use(host);
    host.stop();
  },
  home: async ({ host }, use) => use(await host.start()),
  context: async ({ browser, home }, use) => {
    const context = await browser.newContext({ baseURL: home, serviceWorkers: 'allow' });
    await use(context);
    await context.close();
  },
});

const standing = (page: Page) => page.locator('#offline').getByRole('status').first();
const offer = (page: Page) => page.getByText('A newer edition of the course is on this device.');

/** Opens the page that says what is kept, and waits until it is all of the language. */
async function keepAll(page: Page): Promise<void> {
  await page.goto('en/progress/#offline');
  await expect(standing(page)).toContainText('The whole course in English is on this device', { timeout: 60_000 });
}

const kept = (page: Page) =>
  page.evaluate(async () => ({
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length,
  }));

test(
  'after one visit every page of the language is read without a network, simulations and all',
  turn(6),
  async ({ page, host }) => {
    test.setTimeout(300_000);
    await page.goto('en/');
    // Nothing asked, nothing pressed: a while after the page has loaded, the rest of the course comes.
    await expect.poll(() => host.sent.some(({ path }) => path === `en/${lessonPath}`), { timeout: 60_000 }).toBe(true);
    await keepAll(page);
    console.log(`asked for: ${host.sent.length} files, ${host.sent.reduce((sum, { bytes }) => sum + bytes, 0)} bytes`);

    host.isOnline = false;
    const wrong: string[] = [];
    page.on('console', (message) => message.type() === 'error' && wrong.push(`${page.url()}: ${message.text()}`));
    for (const path of drawn(host.pagesIn('en'))) {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 }), path).not.toHaveText('Not on this device');
      const islands = page.locator('course-island');
      // An island that is not defined yet hears nothing.
      if ((await islands.count()) > 0) await expect(page.locator('course-island:defined').first()).toBeAttached();
      await islands.evaluateAll((all) => {
        for (const island of all) island.dispatchEvent(new Event('focusin'));
      });
      await expect(page.locator('course-island[data-ready]'), path).toHaveCount(await islands.count(), {
        timeout: 60_000,
      });
    }
    await page.goto('en/learn/maglev-hashing/');
    await expect(await stageOf(page, 'maglev-fill')).toBeVisible();
    expect(wrong.filter((line) => !line.includes('offline.js'))).toEqual([]);

    await page.goto('ru/');
    await expect(page.getByRole('heading', { name: 'Этой страницы на устройстве нет' })).toBeVisible();
  },
);

test(
  'another build, published while a page is open in the middle of a step, takes nothing away and waits to be asked for',
  long,
  async ({ page, host }) => {
    await keepAll(page);
    const path = 'en/learn/two-tiers/';
    await page.goto(path);
    const stage = await stageOf(page, 'two-tiers');
    await predictedValue(stage).fill('42');
    host.publishAnew(`${path}index.html`, (html) => html.replace('</h1>', ' (mended)</h1>'));

    // What the open page had not asked for yet is no longer on the host.
    await named(stage, 'button', 'Commit, 75% sure').click();
    await page.locator('course-island').evaluateAll((all) => {
      for (const island of all) island.dispatchEvent(new Event('focusin'));
    });
    await expect(page.locator('course-island[data-ready]')).toHaveCount(await page.locator('course-island').count());

    await page.reload();
    await expect(offer(page)).toBeVisible({ timeout: 60_000 });
    await expect(page.getByRole('heading', { level: 1 })).not.toContainText('(mended)');
    await page.getByRole('button', { name: 'Later' }).click();
    await expect(offer(page)).toBeHidden();

    await page.reload();
    await expect(offer(page)).toBeVisible({ timeout: 60_000 });
    await page.getByRole('button', { name: 'Read it' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('(mended)');
    // The answer that was given before is still there, in the new edition.
    await expect(predictedValue(await stageOf(page, 'two-tiers'))).toBeHidden();

    host.isOnline = false;
    await page.goto('en/lab/');
    await expect(page.locator('course-island[data-ready]')).toHaveCount(1);
  },
);

test('a host turns it off for everyone by one file', long, async ({ page, host }) => {
  await keepAll(page);
  expect(await kept(page)).toEqual({ caches: 1, workers: 1 });
  host.files.set('offline.js', Buffer.from(host.text('offline-off.js')));
  await page.reload();
  await expect.poll(() => host.sent.filter(({ path }) => path === 'offline.js').length).toBe(2);
  // A browser stops a worker that has nothing to do, and so lets the next one in; one that is looked into, as here, it does not.
  const session = await page.context().newCDPSession(page);
  await session.send('ServiceWorker.enable');
  await expect(async () => {
    const left = await kept(page);
    if (left.workers > 0) await session.send('ServiceWorker.stopAllWorkers');
    expect(left).toEqual({ caches: 0, workers: 0 });
  }).toPass({ timeout: 30_000, intervals: [3000] });
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});

test('a reader who saves data is told the size and decides', long, async ({ page, host }) => {
  await page.addInitScript('Object.defineProperty(navigator, "connection", { value: { saveData: true } })');
  await page.goto('en/progress/#offline');
  await expect(standing(page)).toContainText(/0\.\d MB of [1-9]\.\d MB/);
  expect(host.sent.some(({ path }) => path === `en/${lessonPath}`)).toBe(false);
  await page.getByRole('button', { name: 'Fetch the whole course' }).click();
  await expect(standing(page)).toContainText('The whole course in English', { timeout: 60_000 });

  await page.getByRole('button', { name: 'Keep nothing of it here' }).click();
  await expect(standing(page)).toHaveText('Nothing of the course is kept on this device.');
  await expect.poll(() => kept(page)).toEqual({ caches: 0, workers: 0 });
  await page.reload();
  await expect(standing(page)).toHaveText('Nothing of the course is kept on this device.');
  await page.getByRole('button', { name: 'Fetch the whole course' }).click();
  await expect(standing(page)).toContainText('The whole course in English', { timeout: 60_000 });
});

test('a course can be installed: a name in the reader’s language, an icon, a start within it', async ({
  page,
  home,
}) => {
  for (const [language, name] of [
    ['en', 'Resilient Load Balancing — the climb'],
    ['ru', 'Отказоустойчивая балансировка — восхождение'],
  ]) {
    await page.goto(`${language}/`);
    const address = await page.locator('link[rel=manifest]').getAttribute('href');
    const manifest = await (await page.request.get(new URL(address ?? '', home).href)).json();
    expect(manifest).toMatchObject({ name, lang: language, display: 'standalone' });
    expect(new URL(manifest.start_url, home).href).toBe(`${home}${language}/`);
    for (const { src, type } of manifest.icons) {
      const icon = await page.request.get(new URL(src, home).href);
      expect([icon.status(), icon.headers()['content-type']]).toEqual([200, type]);
    }
  }
});
