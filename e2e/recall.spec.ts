import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { long, turn } from './support/long';
import { storedEvents } from './support/progress';
import { expect, lessonPath, open, test } from './support/test';

const cardAt = (page: Page, index: number): Locator =>
  page
    .locator('#recall')
    .getByRole('group', { name: /^Card / })
    .nth(index);
const answerOf = (card: Locator) => card.getByRole('textbox', { name: 'Your answer, in your own words' });
const reveal = (card: Locator) => card.getByRole('button', { name: 'Show the model answer' });

async function openRecall(page: Page): Promise<void> {
  await open(page, `en/${lessonPath}#recall`);
  await expect(answerOf(cardAt(page, 0))).toBeVisible();
}

test(
  'a learner can answer freely, compare, grade by a key, and be scored on the same idea',
  turn(4),
  async ({ page }) => {
    await openRecall(page);
    const card = cardAt(page, 0);
    await answerOf(card).fill('All announce the address; a dead one is withdrawn.');
    await reveal(card).click();
    await expect(card.getByRole('heading', { name: 'Model answer' })).toBeVisible();
    await expect(card.getByText('All announce the address; a dead one is withdrawn.')).toBeVisible();
    await page.keyboard.press('3');
    await expect(card.getByRole('status').first()).toHaveText('Graded: 3, Well.');

    const number = card.getByRole('textbox', { name: 'Your number' });
    await number.press('Enter');
    await expect(card.getByRole('status').last()).toHaveText('Not ready yet: write a number.');
    await number.fill('33');
    await number.press('Enter');
    await expect(card.getByRole('status').last()).toContainText('Not right: you said 33%');
    await number.fill('50 %');
    await card.getByRole('button', { name: 'Check' }).click();
    await expect(card.getByRole('status').last()).toContainText('Right: the engine gives 50%');

    await expect
      .poll(async () => (await storedEvents(page, 'RecallGraded')).map((event) => event.payload))
      .toEqual([{ grade: 3, answer: 'All announce the address; a dead one is withdrawn.' }]);
    await expect
      .poll(async () => (await storedEvents(page, 'QuizAnswered')).map((event) => event.payload))
      .toEqual([
        { answer: 0.33, score: 0, attempt: 1, seed: 0 },
        { answer: 0.5, score: 1, attempt: 2, seed: 0 },
      ]);
  },
);

test('the model answer waits for an attempt, or for the word that there is none', turn(5), async ({ page }) => {
  await openRecall(page);
  const card = cardAt(page, 1);
  await reveal(card).click();
  await expect(card.getByRole('status').first()).toContainText('Not ready yet');
  await expect(card.getByRole('heading', { name: 'Model answer' })).toHaveCount(0);
  await card.getByRole('button', { name: 'I do not remember' }).click();
  await expect(card.getByRole('heading', { name: 'Model answer' })).toBeVisible();
  await card.getByRole('button', { name: '1 Not at all' }).click();
  await expect(card.getByRole('heading', { name: 'The same idea, scored' })).toBeVisible();
});

test('a card that is begun again is still being written after a reload', turn(6), async ({ page }) => {
  await openRecall(page);
  const card = cardAt(page, 0);
  await answerOf(card).fill('The first try.');
  await reveal(card).click();
  await page.keyboard.press('1');
  await card.getByRole('button', { name: 'Answer it again' }).click();
  await expect(answerOf(card)).toHaveValue('');
  await answerOf(card).fill('The second try.');
  await page.reload();
  await expect(answerOf(cardAt(page, 0))).toHaveValue('The second try.');
});

test('the keys of the grades type digits in the answer, and do nothing outside the card', turn(3), async ({ page }) => {
  await openRecall(page);
  const card = cardAt(page, 0);
  await answerOf(card).pressSequentially('3 of 4');
  await expect(answerOf(card)).toHaveValue('3 of 4');
  await reveal(card).click();
  await page.locator('#recall h2 a').focus();
  await page.keyboard.press('4');
  await expect(card.getByRole('group', { name: 'How well did you know it?' })).toBeVisible();
});

test(
  'a learner can choose the scored item where it is a choice, with feedback for the option',
  turn(1),
  async ({ page }) => {
    await openRecall(page);
    const card = cardAt(page, 2);
    await card.getByRole('button', { name: 'I do not remember' }).click();
    await page.keyboard.press('2');
    await card.getByRole('button', { name: 'Commit to this answer' }).click();
    await expect(card.getByText('Not ready yet: choose an option first.')).toBeVisible();
    await card.getByRole('radio', { name: 'The share of errors that users see' }).check();
    await card.getByRole('button', { name: 'Commit to this answer' }).click();
    await expect(card.getByRole('heading', { name: 'Not right' })).toBeVisible();
    await card.getByRole('button', { name: 'Try again' }).click();
    await card.getByRole('radio', { name: /^Retries, against/ }).check();
    await card.getByRole('button', { name: 'Commit to this answer' }).click();
    await expect(card.getByRole('heading', { name: 'Right', exact: true })).toBeVisible();
  },
);

test('a draft and a graded card survive a reload', async ({ page }) => {
  await openRecall(page);
  await answerOf(cardAt(page, 0)).fill('half an answer');
  await answerOf(cardAt(page, 1)).fill('money');
  await reveal(cardAt(page, 1)).click();
  await page.keyboard.press('4');
  await expect.poll(async () => (await storedEvents(page, 'RecallGraded')).length).toBe(1);
  await page.reload();
  await expect(answerOf(cardAt(page, 0))).toHaveValue('half an answer');
  await expect(cardAt(page, 1).getByText('money', { exact: true })).toBeVisible();
  await expect(cardAt(page, 1).getByRole('button', { name: 'Answer it again' })).toBeVisible();
});

test(
  'without JavaScript the questions, the options and the model answers can be read',
  turn(2),
  async ({ browser, baseURL }) => {
    const context = await browser.newContext({ javaScriptEnabled: false, baseURL: baseURL ?? '' });
    const page = await context.newPage();
    await page.goto(`en/${lessonPath}`);
    await expect(page.locator('#trace').getByRole('radio').first()).toBeDisabled();
    expect(await page.locator('#trace noscript').first().innerText()).toContain('To answer, the page needs JavaScript');
    const model = page.locator('#recall details').first();
    await model.locator('summary').click();
    expect((await model.innerText()).length).toBeGreaterThan(100);
    await context.close();
  },
);

test('axe finds nothing on a card being written, compared and scored, in light and dark', long, async ({ page }) => {
  await openRecall(page);
  await cardAt(page, 0).getByRole('button', { name: 'I do not remember' }).click();
  await page.keyboard.press('1');
  await cardAt(page, 1).getByRole('button', { name: 'I do not remember' }).click();
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await new AxeBuilder({ page }).include('#recall').analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.failureSummary}`))).toEqual([]);
  }
});
