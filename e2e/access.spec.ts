import AxeBuilder from '@axe-core/playwright';
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
