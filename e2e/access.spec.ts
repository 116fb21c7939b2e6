import AxeBuilder from '@axe-core/playwright';
import { named, skipPrediction, stageOf } from './support/stage';
import { expect, lessonPath, open, test } from './support/test';

for (const colorScheme of ['light', 'dark'] as const) {
  for (const path of ['en/', 'ru/', `en/${lessonPath}`, `ru/${lessonPath}`]) {
    test(`axe finds nothing on ${path} in ${colorScheme}`, async ({ page }) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await open(page, path);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.target} ${node.failureSummary}`)),
      ).toEqual([]);
    });
  }
}

/** Each lesson with the simulation that stands in it, all that can be opened in it open. */
const simulations = {
  'one-lb-is-one-too-many': 'failover-clock',
  'many-boxes-one-address': 'ecmp-grid',
  'maglev-hashing': 'maglev-fill',
  'stay-in-your-zone': 'zone-callers',
  'tls-at-the-edge': 'tls-fleet',
  'dns-is-slow-to-forget': 'dns-memory',
  'who-is-dead': 'who-is-ejected',
  'the-storm-you-make': 'retry-storm',
  'what-to-watch': 'incident-player',
  'two-tiers': 'two-tiers',
  'resilient-lb-architecture': 'whole-topology',
};

for (const [slug, id] of Object.entries(simulations)) {
  test(`axe finds nothing in ${id} with everything opened`, async ({ page }) => {
    await open(page, `en/learn/${slug}/`);
    const stage = await stageOf(page, id);
    await skipPrediction(stage);
    for (const summary of await stage.locator('summary').all()) await summary.click();
    await named(stage, 'button', /^Why did flow \d+ go there\?$/)
      .first()
      .click();
    await expect(stage.locator('.recharts-surface').first()).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).include(`#simulation-${id}`).analyze();
    expect(
      violations.flatMap(({ id: rule, nodes }) =>
        nodes.map((node) => `${rule}: ${node.target} ${node.failureSummary}`),
      ),
    ).toEqual([]);
  });
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
