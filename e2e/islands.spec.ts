import type { Page } from '@playwright/test';
import { long, turn } from './support/long';
import { expect, lessonPath, open, test } from './support/test';

const path = `en/${lessonPath}`;

/** The words of the page's text, without its islands, and without what is for paper: links are spelled out there. */
const wordsOf = (page: Page) =>
  page.locator('main').evaluate((main) => {
    const text = main.cloneNode(true) as HTMLElement;
    for (const island of text.querySelectorAll('course-island, noscript, .notices, .missing, .telling'))
      island.remove();
    return text.textContent.split(/\s+/);
  });

const islands = (page: Page) => page.locator('course-island');
const alive = (page: Page) => page.locator('course-island[data-ready]');
const failures = (page: Page) => page.locator('.late-failed:visible');

/** Lets nobody through before it is opened. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { opened, open };
}

/** As if the reader came near to all islands at once. */
const comeNear = (page: Page) =>
  islands(page).evaluateAll((all) => {
    for (const island of all) island.dispatchEvent(new Event('focusin'));
  });

/** Waits until each island is alive or has said that it cannot be. */
const settled = async (page: Page) =>
  expect
    .poll(async () => (await alive(page).count()) + (await failures(page).count()), { timeout: 30_000 })
    .toBe(await islands(page).count());

test(
  'a word that was changed before any script has run changes nothing else: text whole, islands alive',
  turn(4),
  async ({ page }) => {
    await page.goto(path);
    const before = await wordsOf(page);
    await page.route(`**/${path}`, async (route) => {
      const response = await route.fetch();
      const [head = '', body = ''] = (await response.text()).split('<body');
      const changed = body.replaceAll(/(<p[^>]*>)(\w+)/g, '$1<font>$2</font>');
      expect(changed).not.toBe(body);
      await route.fulfill({ response, body: `${head}<body${changed}` });
    });
    await open(page, path);
    await comeNear(page);
    await expect(alive(page)).toHaveCount(await islands(page).count());
    expect(await wordsOf(page)).toEqual(before);
  },
);

test(
  'whichever file of the page is missing, its text is whole, the reader is told, and the second try works',
  long,
  async ({ page, wrong }) => {
    test.setTimeout(600_000);
    // Scripts one by one; of data and style sheets, which come in one way, one each.
    const files = new Map<string, string>();
    await open(page, path);
    page.on('request', (request) => {
      const [file, kind] = /_next\/.*\.(js|html|css)$/.exec(request.url()) ?? [];
      if (file) files.set(kind === 'js' ? file : `${kind}`, request.url());
    });
    await page.reload();
    const before = await wordsOf(page);
    await comeNear(page);
    await expect(alive(page)).toHaveCount(await islands(page).count());
    expect(wrong).toEqual([]);
    expect(files.size).toBeGreaterThan(5);

    for (const file of files.values()) {
      await test.step(file, async () => {
        await page.route(file, (route) => route.abort());
        await page.goto(path);
        const started = page.locator('html[data-keys=ready]');
        await expect(started.or(page.getByText('Scripts of this page did not come')).first()).toBeVisible();
        const isStarted = (await started.count()) > 0;
        if (isStarted) {
          await comeNear(page);
          await settled(page);
        }
        expect(await wordsOf(page)).toEqual(before);
        await page.unroute(file);
        if (!isStarted) {
          await page.getByRole('link', { name: 'Reload the page' }).click();
          await expect(page.locator('html')).toHaveAttribute('data-keys', 'ready');
          return;
        }
        // All at once: each that is pressed leaves the list.
        await failures(page)
          .getByRole('button', { name: 'Try again' })
          .evaluateAll((buttons: HTMLElement[]) => {
            for (const button of buttons) button.click();
          });
        await expect(alive(page)).toHaveCount(await islands(page).count(), { timeout: 30_000 });
      });
    }
    wrong.length = 0;
  },
);

test(
  'on a slow line a part says that it is on its way, and keeps the focus and what was opened meanwhile',
  turn(2),
  async ({ page }) => {
    // No move of the mouse before the line is slow: nothing is asked for until then.
    await page.goto(path);
    await expect(page.locator('html')).toHaveAttribute('data-keys', 'ready');
    const line = gate();
    await page.route('**/_next/**', async (route) => {
      await line.opened;
      await route.continue();
    });
    const island = page.locator('course-island[name=simulation]').first();
    const summary = island.locator('summary', { hasText: 'More' });
    await summary.click();
    await expect(island).toHaveAttribute('aria-busy', 'true');
    await expect(island.getByText('Loading this part…')).toBeVisible();
    line.open();
    await expect(island).toHaveAttribute('data-ready');
    await expect(island).not.toHaveAttribute('aria-busy');
    await expect(summary).toBeFocused();
    await expect(summary.locator('..')).toHaveAttribute('open');
  },
);
