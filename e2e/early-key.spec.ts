import { momentOf, named, stageOf } from './support/stage';
import { expect, open, test } from './support/test';

test('an arrow that follows the answer to a prediction before the page has done anything else is not lost', async ({
  page,
}) => {
  await open(page, 'en/learn/what-to-watch/');
  const stage = await stageOf(page, 'incident-player');
  const start = await momentOf(stage);
  await stage.evaluate((figure) => {
    const arrow = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true });
    addEventListener('click', () => figure.dispatchEvent(arrow), { once: true });
  });
  await named(stage, 'button', 'Skip this').focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => momentOf(stage)).toBeGreaterThan(start);
});
