import { drawn, turn } from './support/long';
import { expect, lessonPath, open, test } from './support/test';

const telling = 'figure.telling';

test(
  'printed, a simulation is a picture of its telling moment with a link that leads there',
  turn(7),
  async ({ page }) => {
    await open(page, `en/${lessonPath}`);
    await expect(page.locator(telling).first()).toBeHidden();
    // What the reader has come near is at hand when it is printed.
    await page.locator('#simulation-anycast').scrollIntoViewIfNeeded();
    const figure = page.locator(telling).filter({ has: page.locator('a[href*="#s.anycast."]') });
    const image = figure.locator('img');
    await expect.poll(() => image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBeGreaterThan(0);
    await page.emulateMedia({ media: 'print' });
    await expect(figure).toBeVisible();
    const { x, width } = (await page.locator('article').boundingBox())!;
    expect([x, width]).toEqual([0, page.viewportSize()!.width]);
    await expect(page.locator('figure.simulation').first()).toBeHidden();
    await expect(image).toHaveAttribute('alt', /LB_A: dead/);

    await page.emulateMedia({ media: 'screen' });
    const link = await figure.locator('a').getAttribute('href');
    await expect(figure.locator('a')).toHaveText(new URL(link!, page.url()).href);
    await page.goto('about:blank');
    await page.goto(link!);
    const stage = page.locator('#simulation-anycast figure.simulation');
    await expect(stage).toHaveAttribute('data-state', 'done');
    await expect(stage.getByRole('slider', { name: 'Moment of the run' })).toHaveValue('6000');
  },
);

for (const locale of drawn(['en', 'ru']))
  test(`parted into sheets, no text of a lesson lies over another (${locale})`, async ({ page }) => {
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    await open(page, `${locale}/${lessonPath}`);
    expect(await page.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe('light');
    const { lines, overlaid } = await page.evaluate(() => {
      // Columns of a window are parted as sheets are.
      const sheet = { width: '700px', height: '950px', columnWidth: '700px', columnGap: '0', columnFill: 'auto' };
      Object.assign(document.body.style, sheet);
      const texts = document.createTreeWalker(document.querySelector('main')!, NodeFilter.SHOW_TEXT);
      const lines: { node: Node; rect: DOMRect }[] = [];
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const holder = node.parentElement!;
        if (
          !node.textContent?.trim() ||
          holder.closest('sup, .mask') ||
          !holder.checkVisibility({ visibilityProperty: true })
        )
          continue;
        const range = document.createRange();
        range.selectNodeContents(node);
        for (const rect of range.getClientRects()) if (rect.width > 2) lines.push({ node, rect });
      }
      lines.sort((one, other) => one.rect.left - other.rect.left);
      const overlaid = lines.flatMap(({ node, rect }, index) =>
        lines.slice(index + 1).flatMap((other) => {
          const wide = Math.min(rect.right, other.rect.right) - other.rect.left;
          const high = Math.min(rect.bottom, other.rect.bottom) - Math.max(rect.top, other.rect.top);
          return node !== other.node && wide > 1 && high > 6 ? [`${node.textContent} / ${other.node.textContent}`] : [];
        }),
      );
      return { lines: lines.length, overlaid };
    });
    expect(lines).toBeGreaterThan(500);
    expect(overlaid).toEqual([]);
  });

for (const locale of drawn(['en', 'ru']))
  test(
    `the whole course is one page, whose pictures are at hand and whose links lead on (${locale})`,
    turn(1),
    async ({ page }) => {
      await page.goto(`${locale}/`);
      const lessons = await page.locator('.climb a[href*="/learn/"]').evaluateAll((all) => {
        return [...new Set(all.map((link) => (link as HTMLAnchorElement).pathname))].length;
      });
      await page
        .getByRole('link', { name: locale === 'en' ? 'The course on one page' : 'Курс на одной странице' })
        .click();
      await expect(page.locator('[data-printed]')).toHaveCount(lessons);
      await expect(page.locator('course-island')).toHaveCount(0);
      const wrong = await page.evaluate(() => {
        const ids = [...document.querySelectorAll('[id]')].map(({ id }) => id);
        const twice = ids.filter((id, index) => ids.indexOf(id) < index);
        const astray = [...document.querySelectorAll<HTMLAnchorElement>('main a[href^="#"]')]
          .map((link) => decodeURIComponent(link.hash.slice(1)))
          .filter((id) => !document.getElementById(id));
        return { twice, astray };
      });
      expect(wrong).toEqual({ twice: [], astray: [] });
      await page.emulateMedia({ media: 'print' });
      const images = page.locator(`${telling} img`);
      expect(await images.count()).toBeGreaterThan(lessons);
      await expect
        .poll(() =>
          images.evaluateAll((all) => all.filter((image) => !(image as HTMLImageElement).naturalWidth).length),
        )
        .toBe(0);
    },
  );

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every simulation stands as its telling picture, with its words', turn(5), async ({ page }) => {
    await page.goto(`ru/${lessonPath}`);
    const figures = page.locator(telling);
    const count = await figures.count();
    expect(count).toBeGreaterThan(4);
    for (let index = 0; index < count; index++) {
      const image = figures.nth(index).getByRole('img');
      await image.scrollIntoViewIfNeeded();
      await expect(image).toHaveAttribute('alt', /[а-я]/);
    }
  });
});
