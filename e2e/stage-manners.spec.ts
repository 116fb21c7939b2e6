import type { Page } from '@playwright/test';
import { momentOf, named, play, skipPrediction, stageOf, time, whyOfAFlow } from './support/stage';
import { expect, lessonPath, onePage } from './support/test';

const { test, page } = onePage(`en/${lessonPath}`);
const stage = () => stageOf(page(), 'anycast');

/** The keys reach the stage from where the focus is. */
async function playsByKey(): Promise<void> {
  const found = await stage();
  await page().keyboard.press('Space');
  await expect(named(found, 'button', 'Pause')).toBeVisible();
  await page().keyboard.press('Space');
  await expect(play(found)).toBeVisible();
}

const focused = (of: Page) => of.evaluate(() => document.activeElement?.className);

test('a number is read as it is written; one that cannot be is said and stays', async () => {
  const found = await stage();
  const field = found.getByRole('textbox', { name: 'Your prediction as a number' });
  await field.fill('1000');
  await expect(field).toHaveValue('1000');
  await expect(found.locator('.prediction .typed')).toContainText('A number from');
  await expect(named(found, 'button', /^Commit, 75/)).toBeDisabled();
  await field.hover();
  await page().mouse.wheel(0, 100);
  await expect(field).toHaveValue('1000');
  await field.fill('12,5');
  await expect(found.getByRole('slider').first()).toHaveAttribute('aria-valuetext', /^12\.5/);
});

test('after a prediction is skipped, the focus is on what became of it, and the keys play', async () => {
  await skipPrediction(await stage());
  await expect.poll(() => focused(page())).toBe('prediction');
  await playsByKey();
});

test('after a fault by Enter, the focus stays on the stage and the fault is said', async () => {
  const found = await stage();
  await time(found).fill('3000');
  await named(found, 'button', 'Crash LB_A').focus();
  await page().keyboard.press('Enter');
  await expect(named(found, 'button', 'Crash LB_A')).toBeDisabled();
  await expect(found).toBeFocused();
  await expect(found.locator('.side').getByRole('status')).toContainText('LB_A');
  await playsByKey();
});

test('Why gives the focus back to what asked', async () => {
  const found = await stage();
  await whyOfAFlow(found);
  const why = found.locator('section.why');
  await expect(why.getByRole('heading')).toBeFocused();
  await why.getByRole('button', { name: 'Close' }).press('Enter');
  await expect(named(found, 'button', /^Why did flow/).first()).toBeFocused();
});

test('while a run plays, events are spoken and not the clock', async () => {
  const found = await stage();
  await time(found).fill('3000');
  await page().evaluate(() => {
    const spoken = 'output, [role=status], [role=alert], [aria-live=polite], [aria-live=assertive]';
    Object.assign(window, { spoken: 0 });
    new MutationObserver((changes) => {
      const heard = changes.filter(({ target }) => (target.parentElement ?? (target as Element)).closest(spoken));
      Object.assign(window, { spoken: (window as unknown as { spoken: number }).spoken + heard.length });
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  await play(found).click();
  await expect.poll(() => momentOf(found)).toBeGreaterThan(4500);
  await named(found, 'button', 'Pause').click();
  const spoken = await page().evaluate(() => (window as unknown as { spoken: number }).spoken);
  expect(spoken).toBeGreaterThan(0);
  expect(spoken).toBeLessThan(15);
});

test('a run does not play on out of sight, and goes on when it is seen', async () => {
  const found = await stage();
  await time(found).fill('0');
  await play(found).click();
  await page().evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await page().waitForTimeout(300);
  const left = await momentOf(found);
  await page().waitForTimeout(600);
  expect(await momentOf(found)).toBe(left);
  await found.scrollIntoViewIfNeeded();
  await expect.poll(() => momentOf(found)).toBeGreaterThan(left);
  await named(found, 'button', 'Pause').click();
});
