import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { turn } from './support/long';
import { forgeEvents, storedEvents } from './support/progress';
import { expect, open, test } from './support/test';

const DAY_MS = 86_400_000;
const start = new Date(2040, 4, 4, 12).getTime();
const queueOf = (page: Page) => page.locator('course-island[name="queue"]');

/** From the next page on the page's clock stands so many days later, and never goes back. Other tests share the context's. */
const at = (page: Page, days: number) =>
  page.addInitScript(
    (nowMs) => {
      const before = Date.now;
      Date.now = () => Math.max(before(), nowMs);
    },
    start + days * DAY_MS,
  );

/** What of a lesson's shape is asked for here. */
interface LessonShape {
  readonly id: string;
  readonly recall: readonly { readonly id: string; readonly meaning: string }[];
  readonly quiz: readonly { readonly id: string; readonly meaning: string; readonly options?: readonly string[] }[];
}

/** The shapes of all lessons, as the map of the course has them. */
async function shapesOf(page: Page): Promise<LessonShape[]> {
  await open(page, 'en/');
  return page
    .locator('.climb [data-shape]')
    .evaluateAll((lists) => lists.map((list) => JSON.parse((list as HTMLElement).dataset.shape!)));
}

let count = 0;
const forged = (
  days: number,
  type: string,
  lesson: string,
  step: { id: string; meaning: string } | null,
  payload: object,
) => {
  count += 1;
  const stamp = {
    v: 2,
    id: count.toString(16).padStart(32, '0'),
    at: start + days * DAY_MS + count,
    device: 'd'.repeat(32),
  };
  return { ...stamp, type, lesson, step: step?.id ?? null, meaning: step?.meaning ?? null, payload: { ...payload } };
};
const known = { grade: 3, answer: '' };
const right = { answer: 'answer', score: 1, attempt: 1, seed: 3 };

test('a card that was graded in its lesson comes back on its day: one key shows it, one grades it, one takes that back', async ({
  page,
}) => {
  await at(page, 0);
  await open(page, 'en/review/');
  const queue = queueOf(page);
  await expect(queue.getByText(/^Nothing can be due yet/)).toBeVisible();
  await open(page, 'en/learn/maglev-hashing/#recall');
  const card = page
    .locator('#recall')
    .getByRole('group', { name: /^Card / })
    .first();
  await card.getByRole('button', { name: 'I do not remember' }).click();
  await page.keyboard.press('3');
  await expect(card.getByRole('status').first()).toHaveText('Graded: 3, Well.');

  await open(page, 'en/review/');
  await expect(queue.getByText('Nothing is due now.')).toBeVisible();
  await expect(queue.getByText('The next one comes in 2 days.')).toBeVisible();
  await at(page, 2);
  await open(page, 'en/');
  await page.getByRole('link', { name: 'Due for review today: 1' }).click();

  await queue.getByRole('button', { name: 'Begin' }).click();
  const due = queue.getByRole('group', { name: 'From Maglev hashing' });
  await expect(due.getByRole('textbox')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(due.getByRole('button', { name: '3 Well 11 days' })).toBeVisible();
  await expect(due.getByRole('button', { name: '1 Not at all 10 minutes' })).toBeVisible();
  await page.keyboard.press('4');
  await expect(queue.getByText('Done for today.')).toBeVisible();
  await page.keyboard.press('u');
  await expect(due.getByRole('textbox')).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('3');
  await expect(queue.getByText('The next one comes in 11 days.')).toBeVisible();

  const grades = await storedEvents(page, 'RecallGraded');
  const [undone] = await storedEvents(page, 'Undone');
  expect(grades.map(({ payload }) => payload.grade)).toEqual([3, 4, 3]);
  expect(undone?.payload).toEqual({ events: [grades[1]?.id] });
  await page.reload();
  await expect(queue.getByText('Done for today.')).toBeVisible();
});

test(
  'who comes back after ninety days to sixty due is asked for twenty, and not scolded',
  turn(0),
  async ({ page }) => {
    await at(page, 0);
    const shapes = await shapesOf(page);
    const cards = shapes.flatMap(({ id, recall }) => recall.map((step) => forged(0, 'RecallGraded', id, step, known)));
    const bank = shapes.find(({ recall, quiz }) => recall.length === 0 && quiz.length > 0)!;
    const items = bank.quiz.map((step) =>
      forged(0, 'QuizAnswered', bank.id, step, { ...right, answer: step.options![0]! }),
    );
    await forgeEvents(page, [...cards, ...items].slice(0, 60));
    await at(page, 92);
    await open(page, 'en/review/');
    const queue = queueOf(page);
    await expect(queue.getByText(/^Welcome back\. 20 are enough for today/)).toContainText('The other 40 wait');
    const days = page.locator('course-island[name="forecast"] li');
    await expect(days.nth(0)).toHaveText(/Today.*20 answers/);
    await expect(days.nth(2)).toContainText('20 answers');
    await expect(days.nth(3)).toContainText('0 answers');
    await queue.getByRole('button', { name: 'Begin' }).click();
    await expect(queue.getByText('20 left for today')).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await open(page, 'ru/');
    await expect(page.getByRole('link', { name: 'Сегодня пора повторить: 20' })).toBeVisible();
  },
);

test(
  'a question comes back with other numbers, and what was chosen wrongly comes first, in another dress',
  turn(5),
  async ({ page }) => {
    await at(page, 0);
    const shapes = await shapesOf(page);
    const [trace, bank] = [
      shapes.find(({ id }) => id === 'many-boxes-one-address')!,
      shapes.find(({ id }) => id === 'review')!,
    ];
    const question = (id: string) => bank.quiz.find((step) => step.id === id)!;
    await forgeEvents(page, [
      forged(0, 'LessonOpened', trace.id, null, {}),
      forged(0, 'QuizAnswered', bank.id, question('stretches-of-the-list'), { ...right, answer: 'its-own', score: 0 }),
      forged(0, 'RecallGraded', trace.id, { id: 'gone-since', meaning: 'gone' }, known),
    ]);
    await at(page, 1);
    await open(page, 'en/review/');
    await expect(page.locator('course-island[name="weak-spots"] li')).toContainText('comes back in another dress');
    const queue = queueOf(page);
    await queue.getByRole('button', { name: 'Begin' }).click();
    await expect(queue.getByText('A thought that took you in before, in another dress.')).toBeVisible();
    await queue.getByRole('radio').first().check();
    await page.keyboard.press('3');
    await expect(queue.getByRole('heading', { name: /^(Right|Not right)$/ })).toBeFocused();
    await page.keyboard.press('Enter');
    const [, second] = await storedEvents(page, 'QuizAnswered');
    expect(second?.step).not.toBe('stretches-of-the-list');
    expect(second?.payload).toMatchObject({ confidence: 0.75, attempt: 1 });

    await expect(queue.getByText('A thought that took you in before, in another dress.')).toHaveCount(0);
    await queue.getByRole('radio').first().check();
    await page.keyboard.press('2');
    await expect.poll(async () => (await storedEvents(page, 'QuizAnswered')).length).toBe(3);
    const third = (await storedEvents(page, 'QuizAnswered')).at(-1)!;
    expect(third).toMatchObject({ step: 'stretches-of-the-list', payload: { confidence: 0.5, attempt: 2 } });
    expect(third.payload.seed).not.toBe(right.seed);
  },
);

test('the cards can be taken along to Anki', turn(2), async ({ page }) => {
  await open(page, 'en/review/#anki');
  const saving = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Save the cards' }).click();
  const text = await readFile(await (await saving).path(), 'utf8');
  const notes = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'));
  expect(notes.length).toBeGreaterThan(30);
  for (const note of notes) expect(note.split('\t')).toHaveLength(4);
  expect(notes.find((note) => note.startsWith('rlb-maglev-hashing-two-tables-en\t'))).not.toContain('desk');
  await expect(page.getByText(`rlb-cards-en.txt: ${notes.length} cards.`)).toBeVisible();
});

test(
  'the climb goes on by keys, from lesson to lesson and from a lesson’s end to the next',
  turn(3),
  async ({ page }) => {
    await open(page, 'en/');
    await page.keyboard.press('j');
    await expect(page.locator('.climb h2 a').first()).toBeFocused();
    await page.keyboard.press('j');
    await expect(page.locator('.climb h2 a').nth(1)).toBeFocused();
    await page.keyboard.press('?');
    await expect(page.getByRole('dialog', { name: 'Keyboard shortcuts' })).toContainText('Next lesson');
    await open(page, 'en/learn/maglev-hashing/#sources');
    await expect(page.locator('#sources')).toBeInViewport();
    await page.keyboard.press('j');
    await expect(page.getByRole('navigation', { name: 'Continue the climb' }).getByRole('link').first()).toBeFocused();
  },
);
