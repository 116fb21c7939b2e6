import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { long, turn } from './support/long';
import { storedEvents } from './support/progress';
import { expect, lessonPath, onePage, open, test } from './support/test';

const best = 'Client-side balancing';
const quickest = 'Anycast VIP per region';
const wrong = 'One global pair';
/** Four topologies run one after the other; a machine that does other work as well takes its time. */
const RUNS_MS = 45_000;

async function openPicker(page: Page, locale: 'en' | 'ru' = 'en'): Promise<Locator> {
  await open(page, `${locale}/${lessonPath}#picker`);
  const picker = pickerOf(page);
  await expect(picker.getByRole('radio').first()).toBeEnabled();
  return picker;
}

/** The tests that go on from one another: the four topologies are run once for a wrong choice and once for a right one. */
const shared = onePage(`en/${lessonPath}#picker`);

async function pick(picker: Locator, topology: string): Promise<void> {
  await picker.getByRole('radio', { name: topology }).check();
  await picker.getByRole('button', { name: 'Commit to this topology' }).click();
  await expect(tableOf(picker)).toBeVisible({ timeout: RUNS_MS });
}

const pickerOf = (page: Page) => page.locator('#picker');
const tableOf = (picker: Locator) => picker.getByRole('table', { name: 'The same day' });
const stageOf = (page: Page) => page.locator('#simulation-saas-day');
const momentOf = (page: Page) => stageOf(page).getByRole('slider', { name: 'Moment of the run' });

shared.test('a topology that was not chosen is not wrong: it is not ready', turn(1), async () => {
  const page = shared.page();
  const picker = pickerOf(page);
  await expect(picker.getByRole('radio').first()).toBeEnabled();
  await picker.getByRole('button', { name: 'Commit to this topology' }).click();
  await expect(picker.getByRole('status').first()).toHaveText('Not ready yet: choose a topology first.');
  await expect(tableOf(picker)).toHaveCount(0);
  expect(await storedEvents(page, 'QuizAnswered')).toEqual([]);
});

shared.test(
  'a learner commits to a wrong topology and sees all of them side by side, and why theirs is not the best',
  turn(1),
  async () => {
    const page = shared.page();
    const picker = pickerOf(page);
    await pick(picker, wrong);
    await expect(picker.getByRole('heading', { name: 'Not right' })).toBeFocused();
    await expect(picker.getByText('It does not survive its region')).toBeVisible();
    const rows = tableOf(picker).getByRole('row');
    await expect(rows).toHaveCount(5);
    await expect(rows.filter({ hasText: best })).toContainText('best');
    await expect(rows.filter({ hasText: wrong })).toContainText('yours');
    expect(await storedEvents(page, 'QuizAnswered')).toMatchObject([
      { step: 'picker', payload: { answer: 'active-passive', score: 0, attempt: 1 } },
    ]);
  },
);

shared.test(
  'the learner opens the failing moment, and its link opens it in a fresh profile',
  turn(1),
  async ({ browser, baseURL }) => {
    const page = shared.page();
    const picker = pickerOf(page);
    const link = tableOf(picker).getByRole('link', { name: /^One global pair.*longest outage/ });
    const href = (await link.getAttribute('href'))!;
    await link.click();
    await expect(stageOf(page)).toBeInViewport();
    await expect(stageOf(page).locator('[data-box=lb-eu-b]')).toBeVisible();
    await expect(stageOf(page).locator('[data-box=proxy-eu-a]')).toHaveCount(0, { timeout: RUNS_MS });
    const moment = await momentOf(page).inputValue();
    expect(Number(moment)).toBeGreaterThan(0);

    const context = await browser.newContext({ baseURL: baseURL ?? '' });
    const fresh = await context.newPage();
    await open(fresh, `en/${lessonPath}${href}`);
    await expect(momentOf(fresh)).toHaveValue(moment, { timeout: RUNS_MS });
    // The same moment of the same day: each box stands as it did.
    const box = (of: Page) => stageOf(of).locator('[data-box=lb-eu-a]');
    await expect(box(fresh)).toHaveText((await box(page).textContent())!);
    await context.close();
  },
);

shared.test('the learner finds the answer at the next visit, tries again and is right', turn(1), async () => {
  const page = shared.page();
  const picker = pickerOf(page);
  await page.reload();
  await picker.scrollIntoViewIfNeeded();
  await expect(picker.getByRole('heading', { name: 'Not right' })).toBeVisible({ timeout: RUNS_MS });
  const { violations } = await new AxeBuilder({ page }).include('#picker').analyze();
  expect(violations).toEqual([]);

  await picker.getByRole('button', { name: 'Try again' }).click();
  await pick(picker, best);
  await expect(picker.getByRole('heading', { name: 'Right', exact: true })).toBeVisible();
  expect(await storedEvents(page, 'QuizAnswered')).toHaveLength(2);
});

shared.test(
  'the learner moves the weights: scores and the best follow, the published weights come back',
  turn(1),
  async () => {
    const picker = pickerOf(shared.page());
    const bestNow = picker.getByRole('status').filter({ hasText: 'Best at these weights' });
    await expect(bestNow).toContainText(best);
    const weights = picker.getByRole('group', { name: 'How much each figure weighs for you' });
    for (const name of ['seconds with something unanswered', 'connections lost', 'price of crossing zones'])
      await weights.getByRole('slider', { name }).fill('0');
    // Where only time counts, connections to backends that are kept open win.
    await expect(bestNow).toContainText(quickest);
    await expect(bestNow).not.toContainText(best);
    await weights.getByRole('button', { name: 'Back to the published weights' }).click();
    await expect(bestNow).toContainText(best);
  },
);

shared.test(
  'the learner sees the same faults strike every topology, and the red add up to what the table says',
  turn(1),
  async () => {
    const picker = pickerOf(shared.page());
    const lanes = picker.getByRole('figure').first();
    const moment = lanes.getByRole('slider', { name: 'Moment of the run' });
    const told = (topology: string) =>
      lanes.getByRole('listitem').filter({ hasText: new RegExp(`${topology}.*: somebody waited`) });
    await moment.fill('60000');
    await expect(told(best)).toContainText('for 0');
    await expect(lanes.getByText('5', { exact: true })).toHaveCount(0);
    await moment.fill((await moment.getAttribute('max'))!);
    await expect(lanes.getByText('5', { exact: true })).toBeVisible();
    const total = /for (.*?) so far/.exec((await told(wrong).textContent())!)![1]!;
    await expect(tableOf(picker).getByRole('row').filter({ hasText: wrong })).toContainText(total);
    await lanes.getByRole('button', { name: 'Play' }).click();
    await expect(lanes.getByRole('button', { name: 'Pause' })).toBeVisible();
  },
);

test(
  'a learner changes the equipment: the best is another, and progress keeps nothing of it',
  turn(3),
  async ({ page }) => {
    const picker = await openPicker(page);
    await picker.getByLabel('the registry is polled').selectOption('every five minutes');
    await picker.getByLabel('Client-side: a backend with five failures').selectOption('stays in');
    await pick(picker, best);
    await expect(picker.getByRole('heading', { name: 'Not right' })).toBeVisible();
    expect(await storedEvents(page, 'QuizAnswered')).toEqual([]);
  },
);

test('by keyboard alone, in Russian', long, async ({ page }) => {
  const picker = await openPicker(page, 'ru');
  await picker.getByRole('radio').first().focus();
  await page.keyboard.press('Space');
  const commit = picker.getByRole('button', { name: 'Выбираю эту топологию' });
  // Past the pieces of equipment, each a stop of its own.
  const isFocused = () => commit.evaluate((button) => button === document.activeElement);
  for (let stop = 0; stop < 20 && !(await isFocused()); stop++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(picker.getByRole('heading', { name: /Верно|Неверно/ })).toBeFocused({ timeout: RUNS_MS });
  const links = picker.getByRole('table').first().getByRole('link');
  // Past the lanes of the day.
  const isAtLink = () => links.first().evaluate((link) => link === document.activeElement);
  for (let stop = 0; stop < 8 && !(await isAtLink()); stop++) await page.keyboard.press('Tab');
  await expect(links.first()).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(stageOf(page)).toBeInViewport();
  await expect(page).toHaveURL(/#s\.saas-day\.2\./);
});
