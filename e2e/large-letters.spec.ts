import type { Page } from '@playwright/test';
import { stageOf } from './support/stage';
import { expect, lessonPath, open, test } from './support/test';

// As a reader sets it in the browser: lengths that follow letters follow, the widths at which a page is laid out too.
test.use({
  launchOptions: [
    // biome-ignore lint/correctness/noEmptyPattern: how Playwright names what a fixture needs
    async ({}, use, { project }) => {
      const { args = [], ...options } = project.use.launchOptions ?? {};
      await use({ ...options, args: [...args, '--blink-settings=defaultFontSize=32'] });
    },
    { scope: 'worker' },
  ],
});

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

/** What is written in a control or a cell and stands out of it. */
const spilt = (page: Page) =>
  page
    .locator(':is(button, label, legend, summary, th, td, figcaption):visible')
    .evaluateAll((all) =>
      all.filter((one) => one.scrollWidth > one.clientWidth + 1).map((one) => one.outerHTML.slice(0, 200)),
    );

const space = (page: Page) =>
  page.evaluate(() => {
    const spaced = new CSSStyleSheet();
    spaced.replaceSync(
      `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important }
       p { margin-block-end: 2em !important }`,
    );
    document.adoptedStyleSheets.push(spaced);
  });

for (const path of ['ru/', `ru/${lessonPath}`, 'ru/lab/', 'ru/progress/', 'ru/review/'])
  test(`letters of twice the size, and spaced, push nothing aside and spill nowhere on ${path}`, async ({ page }) => {
    await open(page, path);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize)).toBe('36px');
    if (path.includes('lab')) await stageOf(page, 'lab');
    if (path.includes('learn')) await stageOf(page, 'anycast');
    expect(await sideways(page)).toBe(0);
    await space(page);
    expect(await sideways(page)).toBe(0);
    expect(await spilt(page)).toEqual([]);
  });
