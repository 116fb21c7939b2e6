import { readdirSync, readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import { drawn } from './support/long';
import { heightsOf, windows } from './support/oneScreen';
import { expect, test } from './support/test';

/** Of the lessons that have a simulation. */
const slugs = readdirSync('content').flatMap((folder) => {
  const slug = /^\d+-(.+)$/.exec(folder)?.[1];
  return slug && /^simulations:$/m.test(readFileSync(`content/${folder}/lesson.yaml`, 'utf8')) ? slug : [];
});

/** By how many CSS px question, picture and Play are taller than what the head leaves of the window. */
const tooTall = (island: Locator) => island.evaluate(heightsOf).then(({ usable, all }) => all - usable);
const softly = expect.configure({ soft: true });

for (const path of drawn(['en', 'ru'].flatMap((locale) => slugs.map((slug) => `${locale}/learn/${slug}/`))))
  test(`question, picture and Play stand in one window, at every simulation of ${path}`, async ({ page }) => {
    await page.goto(path);
    const islands = await page.locator('[id^="simulation-"]').all();
    expect(islands).not.toEqual([]);
    for (const island of islands) {
      await island.scrollIntoViewIfNeeded();
      await island.locator('figure[data-state=done]').waitFor();
    }
    for (const [width, height] of windows) {
      await page.setViewportSize({ width, height });
      for (const island of islands) {
        const where = `${await island.getAttribute('id')}, ${width} × ${height}`;
        // Some pictures are drawn anew for another width: they take it a moment after the window has.
        await softly.poll(() => tooTall(island), where).toBeLessThanOrEqual(0);
      }
    }
  });
