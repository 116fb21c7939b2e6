import { readdirSync, readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { named, skipPrediction, stageOf } from './support/stage';
import { expect, lessonPath, open, test } from './support/test';

const told = (violations: Awaited<ReturnType<AxeBuilder['analyze']>>['violations']) =>
  violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of ['en/', 'ru/', `en/${lessonPath}`, `ru/${lessonPath}`]) {
    test(`axe finds nothing on ${path} in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(told(violations)).toEqual([]);
    });
  }
}

/** Every simulation of the built lessons, by the page that it stands in. */
const simulations = readdirSync('out/en/learn').flatMap((slug) => {
  const path = `en/learn/${slug}/`;
  const islands = readFileSync(`out/${path}index.html`, 'utf8').matchAll(/id="simulation-([a-z-]+)" class="island/g);
  return [...islands].map(([, id]) => ({ path, id: id! }));
});

for (const { path, id } of simulations) {
  test(`axe finds nothing in ${id} with everything opened`, async ({ page }) => {
    await open(page, path);
    await openAll(await stageOf(page, id));
    const { violations } = await new AxeBuilder({ page }).include(`#simulation-${id}`).analyze();
    expect(told(violations)).toEqual([]);
  });
}

/** Opens all that can be opened in a simulation: its parts, a flow's story, its charts. */
async function openAll(stage: Locator): Promise<void> {
  if (await named(stage, 'button', 'Skip this').isVisible()) await skipPrediction(stage);
  for (const summary of await stage.locator('summary').all()) await summary.click();
  await named(stage, 'button', /^Why did flow \d+ go there\?$/)
    .first()
    .click();
  await expect(stage.locator('.recharts-surface').first()).toBeVisible();
}

test('on a phone every control is at least 44 px high and wide', async ({ page }) => {
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
