import type { Page } from '@playwright/test';
import { drawn, turn } from './support/long';
import { storedEvents } from './support/progress';
import { expect, lessonPath, open, test } from './support/test';

const topOf = (page: Page, selector: string) =>
  page.locator(selector).evaluate((element) => element.getBoundingClientRect().top);

/** Brings the top of an element to a height of the window. */
const bring = (page: Page, selector: string, topPx: number) =>
  page.evaluate(
    ([found, top]) => {
      const { top: now = 0 } = document.querySelector(found)?.getBoundingClientRect() ?? {};
      window.scrollBy({ top: now - top, behavior: 'instant' });
    },
    [selector, topPx] as const,
  );

const dispatchKey = (page: Page, init: Pick<KeyboardEventInit, 'key' | 'code'>) =>
  page.evaluate(
    (given) => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...given })),
    init,
  );

test('a reader changes the altitude by `t`, falls from no top, and stays at the same line', async ({ page }) => {
  await open(page, `en/${lessonPath}`);
  await bring(page, '#zones h2', 200);
  const wordsAt: Record<string, number> = {};
  const ways = [
    ['t', 'senior', 'Senior: '],
    ['t', 'senior', 'the top'],
    ['Shift+T', 'middle', 'Middle: '],
    ['Shift+T', 'junior', 'Junior: '],
    ['Shift+T', 'zero', 'Zero: '],
    ['Shift+T', 'zero', 'the lowest'],
  ] as const;
  for (const [key, altitude, said] of ways) {
    await page.keyboard.press(key);
    await expect(page.locator('html')).toHaveAttribute('data-altitude', altitude);
    await expect(page.locator('.key-done')).toContainText(said);
    expect(Math.abs((await topOf(page, '#zones h2')) - 200)).toBeLessThan(3);
    wordsAt[altitude] = (await page.locator('article').innerText()).split(/\s+/).length;
  }
  expect(wordsAt.zero).toBeLessThan(wordsAt.middle ?? 0);
  expect(wordsAt.junior).toBeLessThan(wordsAt.middle ?? 0);
  expect(wordsAt.middle).toBeLessThan(wordsAt.senior ?? 0);
});

test(
  'a reader chooses the altitude by its radio group, and a higher one keeps the analogy one click away',
  turn(4),
  async ({ page }) => {
    await open(page, `en/${lessonPath}`);
    await page.getByRole('radio', { name: /^Zero/ }).check();
    await expect(page.locator('.analogy > div').first()).toBeVisible();
    await page.getByRole('radio', { name: /^Senior/ }).check();
    const analogy = page.locator('.analogy').first();
    await expect(analogy.locator('> div')).toBeHidden();
    await analogy.locator('summary').click();
    await expect(analogy.locator('> div')).toBeVisible();
  },
);

test('a reader changes the language in the middle of a section and goes on there', turn(1), async ({ page }) => {
  await open(page, `en/${lessonPath}`);
  await bring(page, '#tls', -300);
  // The islands near this place come alive first.
  await page.waitForLoadState('networkidle');
  // The middle of a paragraph stands at the reader's line.
  await page.evaluate(() => {
    const paragraphs = [...document.querySelectorAll('#tls p')].filter((p) => p.getClientRects().length > 0);
    const { top, height } = paragraphs[1]?.getBoundingClientRect() ?? { top: 0, height: 0 };
    window.scrollBy({ top: top + height / 2 - 96, behavior: 'instant' });
  });
  const atTheLine = () =>
    page.evaluate(() => {
      const blocks = [...document.querySelectorAll('#tls :is(h2, p, figure)')].filter(
        (block) => block.getClientRects().length > 0 && !block.closest('.island'),
      );
      return blocks.findLastIndex((block) => block.getBoundingClientRect().top <= 96);
    });
  const before = await atTheLine();
  expect(before).toBeGreaterThan(0);
  // The head of the page sticks; Playwright's own click would scroll to where it stood.
  const { x = 0, y = 0 } = (await page.getByRole('link', { name: 'Русский' }).boundingBox()) ?? {};
  await page.mouse.click(x + 10, y + 10);
  await page.waitForURL(/\/ru\//);
  await expect(page.locator('html')).toHaveAttribute('data-keys', 'ready');
  await expect.poll(atTheLine).toBe(before);
});

/** What a layout types, and where, for the keys of the page. */
type Keys = Readonly<Record<'next' | 'back' | 'higher' | 'menu' | 'search', KeyboardEventInit>>;
const latin = {
  next: { key: 'j', code: 'KeyJ' },
  back: { key: 'k', code: 'KeyK' },
  higher: { key: 't', code: 'KeyT' },
};
const layouts: Readonly<Record<string, Keys>> = {
  QWERTY: { ...latin, menu: { key: '?', code: 'Slash', shiftKey: true }, search: { key: '/', code: 'Slash' } },
  QWERTZ: {
    ...latin,
    menu: { key: '?', code: 'Minus', shiftKey: true },
    search: { key: '/', code: 'Digit7', shiftKey: true },
  },
  AZERTY: {
    ...latin,
    menu: { key: '?', code: 'KeyM', shiftKey: true },
    search: { key: '/', code: 'Period', shiftKey: true },
  },
  ЙЦУКЕН: {
    next: { key: 'о', code: 'KeyJ' },
    back: { key: 'л', code: 'KeyK' },
    higher: { key: 'е', code: 'KeyT' },
    menu: { key: ',', code: 'Slash', shiftKey: true },
    search: { key: '.', code: 'Slash' },
  },
  Dvorak: {
    next: { key: 'j', code: 'KeyC' },
    back: { key: 'k', code: 'KeyV' },
    higher: { key: 't', code: 'KeyK' },
    menu: { key: '?', code: 'BracketLeft', shiftKey: true },
    search: { key: '/', code: 'BracketLeft' },
  },
};

test('every key of the page does what it says on any layout', turn(6), async ({ page }) => {
  await open(page, `en/${lessonPath}`);
  const focused = () => page.evaluate(() => document.activeElement?.closest('[data-stop]')?.id);
  for (const [layout, keys] of Object.entries(layouts))
    await test.step(layout, async () => {
      await page.keyboard.press('Home');
      await expect.poll(() => page.evaluate(() => scrollY)).toBe(0);
      await dispatchKey(page, keys.next);
      expect(await focused()).toBe('single-point');
      await dispatchKey(page, keys.next);
      expect(await focused()).toBe('anycast');
      await expect.poll(() => topOf(page, '#anycast')).toBeLessThan(97);
      await dispatchKey(page, keys.back);
      expect(await focused()).toBe('single-point');
      // No pointer: the place that the key went to is held while the page still comes.
      await page.getByRole('radio', { name: /^Middle/ }).dispatchEvent('click');
      await dispatchKey(page, keys.higher);
      await expect(page.locator('html')).toHaveAttribute('data-altitude', 'senior');
      for (const [key, dialog] of [
        [keys.menu, 'Keyboard shortcuts'],
        [keys.search, 'Search'],
      ] as const) {
        await dispatchKey(page, key);
        await expect(page.getByRole('dialog', { name: dialog })).toBeVisible();
        await page.keyboard.press('Escape');
        await expect(page.getByRole('dialog', { name: dialog })).toBeHidden();
      }
    });
});

test(
  'the menu of shortcuts opens by `?`, switches them off, and says what each key does',
  turn(7),
  async ({ page }) => {
    await open(page, `en/${lessonPath}`);
    await page.keyboard.press('?');
    const menu = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await expect(menu).toContainText('Next section');
    await menu.getByRole('checkbox').uncheck();
    await page.keyboard.press('Escape');
    await expect(menu).toBeHidden();
    await page.keyboard.press('t');
    await expect(page.locator('html')).toHaveAttribute('data-altitude', 'middle');
    await page.getByRole('button', { name: 'Shortcuts' }).click();
    await menu.getByRole('checkbox').check();
    await page.keyboard.press('Escape');
    await page.keyboard.press('t');
    await expect(page.locator('html')).toHaveAttribute('data-altitude', 'senior');
  },
);

test(
  'altitude and theme are there before anything is drawn, at the next visit too',
  turn(0),
  async ({ page, wrong }) => {
    await open(page, `en/${lessonPath}`);
    await page.keyboard.press('t');
    await page.getByRole('button', { name: /^Theme/ }).click();
    await page.getByRole('button', { name: /^Theme/ }).click();
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    // With every script file refused, what is left is what the head does by itself.
    await page.route('**/_next/**/*.js', (route) => route.abort());
    await page.goto('ru/');
    await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(page.locator('html')).toHaveAttribute('data-altitude', 'senior');
    wrong.length = 0;
  },
);

test('sections that were read are marked on the map, here and on the climb', turn(5), async ({ page }) => {
  await open(page, `en/${lessonPath}`);
  await bring(page, '#anycast', 600);
  await expect(page.locator('.map li').first()).toHaveAttribute('data-mark', 'read');
  await expect.poll(async () => (await storedEvents(page, 'SectionRead')).length).toBe(1);
  await page.goto('en/');
  const standing = page.locator('#resilient-lb-architecture').getByRole('progressbar', { name: 'Sections read' });
  await expect(standing).toHaveAttribute('value', '1');
});

test(
  'the picture of the first page plays by itself, and rests for who is against motion',
  turn(2),
  async ({ page }) => {
    const picture = page.locator('.way-in img');
    await open(page, 'ru/');
    await expect(picture).toHaveAttribute('src', /running\.plays\.ru\.svg$/);
    await expect.poll(() => picture.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, 'en/');
    // Long after it would have begun.
    await page.waitForTimeout(4000);
    await expect(picture).toHaveAttribute('src', /running\.en\.svg$/);
  },
);

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the lesson reads whole, at Senior', async ({ page }) => {
    await page.goto(`ru/${lessonPath}`);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    for (const layer of await page.locator('[data-from="senior"]').all()) await expect(layer).toBeVisible();
    for (const stop of await page.locator('[data-stop]').all())
      expect((await stop.innerText()).length).toBeGreaterThan(100);
  });

  test('the first page has a link to each language', turn(3), async ({ page }) => {
    await page.goto('./');
    await page.getByRole('link', { name: 'Русский' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Отказоустойчивая балансировка');
  });
});

test(
  'the head of a page is seen once all of it has come: a part that comes later would push the others aside',
  turn(1),
  async ({ page }) => {
    let isWhole = false;
    await page.route(`**/en/${lessonPath}`, async (route) => {
      const response = await route.fetch();
      const text = await response.text();
      await route.fulfill({ response, body: isWhole ? text : text.slice(0, text.indexOf('</nav>')) });
    });
    const lab = page.locator('header.site nav a').first();
    await page.goto(`en/${lessonPath}`);
    await expect(lab).toBeAttached();
    await expect(lab).toBeHidden();
    isWhole = true;
    await page.reload();
    await expect(lab).toBeVisible();
  },
);

for (const width of drawn(['360', '1360']).map(Number)) {
  test(`nothing jumps while a lesson is read from top to bottom, ${width} px wide`, turn(7), async ({ page }) => {
    await page.setViewportSize({ width, height: 800 });
    await page.addInitScript(() => {
      const shifts: { value: number; moved: string }[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & {
          value: number;
          sources: { node: Element }[];
        })[]) {
          const moved = entry.sources.map(({ node }) => node?.id || node?.className || node?.nodeName).join(' ');
          shifts.push({ value: entry.value, moved });
        }
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await open(page, `en/${lessonPath}`);
    const height = await page.evaluate(() => document.documentElement.scrollHeight);
    for (let top = 0; top < height; top += 500) {
      await page.evaluate((to) => window.scrollTo({ top: to, behavior: 'instant' }), top);
      await page.waitForTimeout(60);
    }
    const shifts = await page.evaluate(
      () => (window as unknown as { shifts: { value: number; moved: string }[] }).shifts,
    );
    expect(
      shifts.reduce((sum, { value }) => sum + value, 0),
      JSON.stringify(shifts),
    ).toBeLessThan(0.01);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
}
