import { readdirSync, readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { named, skipPrediction, stageOf, whyOfAFlow } from './support/stage';
import { expect, lessonPath, open, test } from './support/test';

const told = (violations: Awaited<ReturnType<AxeBuilder['analyze']>>['violations']) =>
  violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`));

for (const path of ['en/', 'ru/', `en/${lessonPath}`, `ru/${lessonPath}`]) {
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

/** The simulations that stand on the page of a built lesson. */
const simulationsOf = (path: string): string[] =>
  [...readFileSync(`out/${path}index.html`, 'utf8').matchAll(/id="simulation-([a-z-]+)" class="island/g)].map(
    ([, id]) => id!,
  );

for (const slug of readdirSync('out/en/learn')) {
  const path = `en/learn/${slug}/`;
  test(`axe finds nothing in the simulations of ${slug} with everything opened`, async ({ page }) => {
    const ids = simulationsOf(path);
    expect(ids.length).toBeGreaterThan(0);
    test.setTimeout(ids.length * 60_000);
    await open(page, path);
    for (const id of ids) {
      const stage = await stageOf(page, id);
      await openAll(stage);
      for (const tab of await stage.locator('.drawer .tabs button').all()) {
        await tab.click();
        await expect(stage.locator('.drawer-panel')).not.toContainText('Loading');
        const { violations } = await new AxeBuilder({ page }).include(`#simulation-${id}`).analyze();
        expect(told(violations), id).toEqual([]);
      }
    }
  });
}

/** Opens all that can be opened in a simulation at once: its parts, and a flow's story. */
async function openAll(stage: Locator): Promise<void> {
  if (await named(stage, 'button', 'Skip this').isVisible()) await skipPrediction(stage);
  for (const details of await stage.locator('details').all())
    if ((await details.getAttribute('open')) === null) await details.locator('summary').first().click();
  await whyOfAFlow(stage);
  await stage.locator('.drawer [aria-expanded=true]').click();
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
