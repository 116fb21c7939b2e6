import { expect, lessonPath, open, test } from './support/test';

const telling = 'figure.telling';

test('printed, a simulation is a picture of its telling moment with a link that leads there', async ({ page }) => {
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
  await page.goto('about:blank');
  await page.goto(link!);
  const stage = page.locator('#simulation-anycast figure.simulation');
  await expect(stage).toHaveAttribute('data-state', 'done');
  await expect(stage.getByRole('slider', { name: 'Moment of the run' })).toHaveValue('6000');
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('every simulation stands as its telling picture, with its words', async ({ page }) => {
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
