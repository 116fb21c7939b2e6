import { readdirSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { drawn, long, turn } from './support/long';
import { momentOf, named, pictureOf, predictedValue, skipPrediction, stageOf, time, whyOfAFlow } from './support/stage';
import { expect, lessonPath, open, test } from './support/test';

const told = (violations: Awaited<ReturnType<AxeBuilder['analyze']>>['violations']) =>
  violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));

for (const path of drawn(['en/', 'ru/', `en/${lessonPath}`, `ru/${lessonPath}`, 'en/learn/review/'])) {
  test(`axe finds nothing on ${path}, in light and dark`, async ({ page }) => {
    await open(page, path);
    const axe = () => new AxeBuilder({ page });
    // The themes differ in nothing but colours.
    for (const [colorScheme, check] of [
      ['light', axe()],
      ['dark', axe().withRules('color-contrast')],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      expect(told((await check.analyze()).violations), colorScheme).toEqual([]);
    }
  });
}

for (const id of readdirSync('out/embed'))
  test(`axe finds nothing in the simulation ${id} with everything opened`, long, async ({ page }) => {
    // By itself, where axe has no lesson around it to read at each step; it is the same there.
    await page.goto(`embed/${id}/`);
    const stage = await stageOf(page, id);
    await openAll(stage);
    expect(told((await new AxeBuilder({ page }).analyze()).violations)).toEqual([]);
    for (const tab of await stage.locator('.drawer .tabs button').all()) {
      await tab.click();
      await expect(stage.locator('.drawer-panel')).not.toContainText('Loading');
      const panel = new AxeBuilder({ page }).include('.drawer .tabs').include('.drawer-panel');
      expect(told((await panel.analyze()).violations)).toEqual([]);
    }
  });

async function openEach(stage: Locator): Promise<void> {
  for (const details of await stage.locator('details').all())
    if ((await details.getAttribute('open')) === null) await details.locator('summary').first().click();
}

/** Opens all that can be opened in a simulation at once: its parts, and a flow's story. */
async function openAll(stage: Locator): Promise<void> {
  if (await named(stage, 'button', 'Skip this').isVisible()) {
    await skipPrediction(stage);
    // Where nothing is to fail a stage rests before any traffic.
    if ((await momentOf(stage)) === 0) await time(stage).fill('1000');
  }
  await openEach(stage);
  await whyOfAFlow(stage);
  await stage.locator('.drawer:not(.panels) [aria-expanded=true]').click();
}

for (const [path, id] of [
  ['en/lab/', 'lab'],
  ['embed/maglev-fill/', 'maglev-fill'],
] as const)
  test(
    `axe finds nothing on ${path} with everything opened, at the width of a phone`,
    path.startsWith('embed') ? long : {},
    async ({ page }) => {
      test.setTimeout(120_000);
      await page.setViewportSize({ width: 360, height: 740 });
      await page.goto(path);
      await openAll(await stageOf(page, id));
      expect(told((await new AxeBuilder({ page }).analyze()).violations)).toEqual([]);
    },
  );

test('on a phone every control is at least 44 px high and wide', turn(1), async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await open(page, `ru/${lessonPath}`);
  const controls = page.locator(
    'button:visible, header.site a:visible:not(.skip), .altitude label:visible, summary:visible, input:visible',
  );
  const small = await controls.evaluateAll((elements) =>
    elements.flatMap((element) => {
      const isPartOfLabel = element.closest('.sources, label') !== null && element.tagName !== 'LABEL';
      const { width, height } = element.getBoundingClientRect();
      return isPartOfLabel || Math.min(width, height) >= 44
        ? []
        : [`${width} × ${height}: ${element.outerHTML.slice(0, 120)}`];
    }),
  );
  expect(await controls.count()).toBeGreaterThan(20);
  expect(small).toEqual([]);
});

/** Fields whose letters iOS would magnify the page to. */
const smallFields = (page: Page) =>
  page
    .locator(':is(input:not([type=radio], [type=checkbox], [type=range], [type=file]), select, textarea):visible')
    .evaluateAll((fields) => fields.filter((field) => Number.parseFloat(getComputedStyle(field).fontSize) < 16).length);

const sideways = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);

test('at 400% nothing is wider than the window, with everything opened and compared', turn(2), async ({ page }) => {
  test.setTimeout(120_000);
  await page.setViewportSize({ width: 320, height: 640 });
  for (const path of [`ru/${lessonPath}`, 'ru/lab/']) {
    await open(page, path);
    const stage = await stageOf(page, path.includes('lab') ? 'lab' : 'anycast');
    const skip = named(stage, 'button', 'Пропустить');
    if (await skip.isVisible()) await skip.click();
    await openEach(stage);
    for (const other of await stage.locator('.compare input').all()) await other.check({ force: true });
    await openEach(stage);
    expect(await sideways(page), path).toBe(0);
    expect(await smallFields(page), path).toBe(0);
  }
});

for (const [system, theme] of [
  ['dark', 'light'],
  ['light', 'dark'],
] as const)
  test(`in the ${system} colours of a system, against a ${theme} theme, pictures can be read and the altitude is marked`, async ({
    page,
  }) => {
    await page.emulateMedia({ forcedColors: 'active', colorScheme: system });
    await open(page, `en/${lessonPath}`);
    await page.evaluate((chosen) => {
      document.documentElement.dataset.theme = chosen;
    }, theme);
    const stage = await stageOf(page, 'anycast');
    const [ground, ink] = await Promise.all([
      page.evaluate(() => getComputedStyle(document.body).backgroundColor || 'Canvas'),
      pictureOf(stage)
        .locator('text')
        .first()
        .evaluate((text) => getComputedStyle(text).fill),
    ]);
    const lightness = (colour: string) => Math.max(...(colour.match(/\d+/g) ?? []).slice(0, 3).map(Number));
    expect(Math.abs(lightness(ink) - (system === 'dark' ? 0 : 255)), `${ink} on ${ground}`).toBeGreaterThan(200);
    const outlines = await page
      .locator('.altitude label')
      .evaluateAll((labels) => labels.filter((label) => getComputedStyle(label).outlineStyle === 'solid').length);
    expect(outlines).toBe(1);
  });

test.describe('with a finger', () => {
  test.use({ hasTouch: true, viewport: { width: 390, height: 844 } });

  test('the page is scrolled across a slider without turning it', turn(3), async ({ page }) => {
    await open(page, `en/${lessonPath}`);
    const stage = await stageOf(page, 'anycast');
    for (const part of ['an unset prediction', 'the moment']) {
      const slider = part === 'the moment' ? time(stage) : stage.locator('.prediction').getByRole('slider');
      await slider.evaluate((element) => element.scrollIntoView({ block: 'center', behavior: 'instant' }));
      const before = [await slider.inputValue(), await predictedText(stage)];
      const { x, y, width, height } = (await slider.boundingBox())!;
      const scrolled = await page.evaluate(() => scrollY);
      await swipe(page, { x: x + width * 0.8, y: y + height / 2 }, -140);
      await expect.poll(() => page.evaluate(() => scrollY)).toBeGreaterThan(scrolled + 50);
      expect([await slider.inputValue(), await predictedText(stage)], part).toEqual(before);
      if (part === 'an unset prediction') await skipPrediction(stage);
    }
  });
});

const predictedText = async (stage: Locator) =>
  (await predictedValue(stage).isVisible()) ? predictedValue(stage).inputValue() : '';

/** A finger goes up or down from a point. */
async function swipe(page: Page, from: { x: number; y: number }, byPx: number): Promise<void> {
  const finger = await page.context().newCDPSession(page);
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: { x: number; y: number }[]) =>
    finger.send('Input.dispatchTouchEvent', { type, touchPoints });
  await touch('touchStart', from);
  for (let part = 1; part <= 10; part++) await touch('touchMove', { x: from.x + part, y: from.y + (byPx * part) / 10 });
  await touch('touchEnd');
  await finger.detach();
}
