import type { Page } from '@playwright/test';
import { byKeyboard } from './support/learner';
import { turn } from './support/long';
import { storedEvents } from './support/progress';
import { expect, open, test } from './support/test';

const quizOf = (page: Page) => page.locator('course-island[name="quiz"]');

/** Answers the question on the page with its first option, by keys alone. */
async function answerByKeyboard(page: Page): Promise<void> {
  const quiz = quizOf(page);
  await byKeyboard(page, quiz.getByRole('radio').first());
  await byKeyboard(page, quiz.getByRole('button', { name: 'Commit, 75% sure' }));
  await expect(quiz.getByRole('heading', { level: 4, name: /^(Right|Not right)$/ })).toBeFocused();
}

test(
  'a learner goes through a round by keys, leaves and comes back, and is led to what was wrong',
  turn(7),
  async ({ page }) => {
    // At Zero the round is the shortest.
    await page.addInitScript(() => localStorage.setItem('rlb.settings.v1', '{"altitude":"zero"}'));
    await open(page, 'en/learn/review/#quiz');
    const quiz = quizOf(page);
    const begin = quiz.getByRole('button', { name: /^Begin/ });
    await begin.focus();
    await page.keyboard.press('Enter');

    await quiz.getByRole('button', { name: 'Commit, 50% sure' }).click();
    await expect(quiz.getByRole('status')).toHaveText('Not ready yet: choose an answer first.');
    await answerByKeyboard(page);
    await byKeyboard(page, quiz.getByRole('button', { name: 'Next question' }));
    const heading = quiz.getByRole('heading', { level: 3 });
    await expect(heading).toHaveText(/^Question 2 of/);
    await page.reload();
    await expect(heading).toHaveText(/^Question 2 of/);

    const count = Number(/of (\d+)/.exec((await heading.textContent()) ?? '')?.[1]);
    for (let number = 2; number <= count; number++) {
      await expect(heading).toHaveText(`Question ${number} of ${count}`);
      await answerByKeyboard(page);
      await byKeyboard(page, quiz.getByRole('button', { name: number < count ? 'Next question' : 'See the result' }));
    }
    await expect(quiz.getByRole('heading', { name: 'Your result' })).toBeFocused();
    const answers = await storedEvents(page, 'QuizAnswered');
    expect(new Set(answers.map(({ step }) => step)).size).toBe(count);
    for (const { payload } of answers) expect(payload).toMatchObject({ confidence: 0.75, attempt: 1 });

    const back = quiz.getByRole('link', { name: /^Read it again/ }).first();
    const href = (await back.getAttribute('href')) ?? '';
    await back.click();
    await expect(page).toHaveURL(new RegExp(`${href}$`));
    await expect(page.locator(`[id="${href.split('#')[1]}"]`)).toBeVisible();
  },
);

test.describe('without a script', () => {
  test.use({ javaScriptEnabled: false });

  test('a question of each lesson can be read, with its answer', turn(6), async ({ page }) => {
    await page.goto('en/learn/review/');
    const sample = quizOf(page).locator('noscript');
    await expect(sample.getByRole('heading', { name: 'A sample of the questions' })).toBeVisible();
    await expect(sample.locator('ol > li')).toHaveCount(12);
    await sample.locator('summary').first().click();
    await expect(sample.locator('details[open] b')).not.toBeEmpty();
  });
});
