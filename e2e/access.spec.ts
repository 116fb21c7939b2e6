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
  for (const control of await controls.all()) {
    if (await control.evaluate((element) => element.closest('.sources, label') !== null && element.tagName !== 'LABEL'))
      continue;
    const box = await control.boundingBox();
    const name = await control.evaluate((element) => element.outerHTML.slice(0, 120));
    expect(Math.min(box?.width ?? 0, box?.height ?? 0), name).toBeGreaterThanOrEqual(44);
  }
});
