import AxeBuilder from '@axe-core/playwright';
import { expect, lessonPath, open, test } from './support/test';

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
      const { violations } = await check.analyze();
      const told = violations.flatMap(({ id, nodes }) =>
        nodes.map((node) => `${colorScheme}: ${id}: ${node.target} ${node.failureSummary}`),
      );
      expect(told).toEqual([]);
    }
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
