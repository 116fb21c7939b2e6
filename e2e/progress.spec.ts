import { readFile } from 'node:fs/promises';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { byKeyboard } from './support/learner';
import { drawn, turn } from './support/long';
import { forgeEvents, type StoredEvent, storedEvents } from './support/progress';
import { named, predictedValue, stageOf } from './support/stage';
import { expect, lessonPath, open, test } from './support/test';

const curve = (page: Page) => page.getByRole('img', { name: /^Calibration curve/ });
const file = (page: Page) => page.locator('#file');
const rowOf = (page: Page, question: string | RegExp) =>
  page.locator('#predictions').getByRole('row').filter({ hasText: question });

/** Predicts, and waits until that is kept: what is on its way when a page is left can be lost. */
async function predict(page: Page, id: string, typed: string, sure: string): Promise<void> {
  const stage = await stageOf(page, id);
  const kept = (await storedEvents(page, 'PredictionCommitted')).length;
  await predictedValue(stage).fill(typed);
  await named(stage, 'button', `Commit, ${sure} sure`).click();
  await expect(stage).toContainText(`${sure} sure`);
  await expect.poll(async () => (await storedEvents(page, 'PredictionCommitted')).length).toBe(kept + 1);
}

/** What the two predictions of this worker's first learner left; the learners after have made the same ones. */
let predicted: readonly StoredEvent[] = [];

/** Two predictions in two lessons: one near and one far. */
async function predictTwice(page: Page): Promise<void> {
  if (predicted.length > 0) {
    await openProgress(page);
    return forgeEvents(page, predicted);
  }
  await open(page, 'en/learn/maglev-hashing/');
  await predict(page, 'maglev-fill', '93', '95%');
  await open(page, 'en/learn/two-tiers/');
  await predict(page, 'two-tiers', '10', '75%');
  predicted = await storedEvents(page, 'PredictionCommitted');
}

async function openProgress(page: Page, locale = 'en'): Promise<void> {
  await open(page, `${locale}/progress/`);
  await expect(page.locator('#calibration .island')).toHaveAttribute('data-ready');
}

/** Brings a part of the page to life. */
async function comeTo(page: Page, id: string): Promise<void> {
  await page.locator(`#${id}`).scrollIntoViewIfNeeded();
  await expect(page.locator(`#${id} .island`)).toHaveAttribute('data-ready');
}

async function exported(page: Page): Promise<string> {
  await comeTo(page, 'file');
  const downloading = page.waitForEvent('download');
  await file(page).getByRole('button', { name: 'Export to a file' }).click();
  const download = await downloading;
  expect(download.suggestedFilename()).toMatch(/^rlb-progress-\d{4}-\d\d-\d\d\.json$/);
  return readFile(await download.path(), 'utf8');
}

async function imported(page: Page, text: string): Promise<void> {
  await comeTo(page, 'file');
  const buffer = Buffer.from(text);
  await page.getByLabel('Import a file').setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer });
}

test('a learner predicts twice and sees both, with the curve that they make', turn(6), async ({ page }) => {
  await openProgress(page);
  await expect(page.locator('#calibration')).toContainText('No prediction with a confidence yet');
  await expect(page.locator('#predictions')).toContainText('You have not predicted anything yet');
  await expect(page.getByRole('link', { name: 'Make the first prediction' })).toHaveAttribute(
    'href',
    /#simulation-[\w-]+$/,
  );

  await predictTwice(page);
  await page.getByRole('banner').getByRole('link', { name: 'Progress' }).click();
  await expect(curve(page)).toContainText('1 of 1');
  await expect(curve(page)).toContainText('0 of 1');
  const told = page.locator('#calibration');
  await expect(told).toContainText('Too early to judge: 3 more predictions');
  await expect(told).toContainText('When you said 95%, you were near in 1 of 1 case: 100%.');
  await expect(told).toContainText('When you said 75%, you were near in 0 of 1 case: 0%.');
  // (0.05² + 0.75²) / 2
  await expect(told).toContainText('Brier score 0.28');

  await comeTo(page, 'predictions');
  await expect(rowOf(page, 'Maglev hashing')).toContainText('✓ near');
  await expect(rowOf(page, 'Two tiers')).toContainText('≠ not near');
  await rowOf(page, 'Maglev hashing').getByRole('link').click();
  await expect(page).toHaveURL(/maglev-hashing\/#simulation-maglev-fill$/);
});

test('a learner takes progress along in a file, and a browser that lost it has it again', async ({ page }) => {
  await predictTwice(page);
  await openProgress(page);
  const text = await exported(page);
  await page.evaluate(() => {
    localStorage.clear();
    indexedDB.deleteDatabase('rlb-progress');
  });
  await openProgress(page);
  await expect(page.locator('#calibration')).toContainText('No prediction with a confidence yet');

  await imported(page, text);
  await expect(file(page).getByRole('status')).toContainText(/^mine\.json: \d+ entries, \d+ of them new here\./);
  await expect(curve(page)).toContainText('1 of 1');
  await imported(page, text);
  await expect(file(page).getByRole('status')).toContainText(/, 0 of them new here\.$/);
});

test('a file that is damaged is refused with the place, and nothing is lost', turn(3), async ({ page }) => {
  await predictTwice(page);
  await openProgress(page);
  const text = await exported(page);
  await imported(page, text.replace('"confidence":0.95', '"confidence":0.5'));
  const told = file(page).getByRole('status');
  await expect(told).toContainText('mine.json was not imported. What is here stays as it was.');
  await expect(told).toContainText('checksum');
  await imported(page, 'not a progress file');
  await expect(told).toContainText('the whole file');
  await expect(curve(page)).toContainText('1 of 1');
});

test(
  'a reset asks first, can be left by Escape, is not undone by an older file, and can be undone',
  turn(1),
  async ({ page }) => {
    await predictTwice(page);
    await openProgress(page);
    const text = await exported(page);
    await comeTo(page, 'lessons');
    const reset = page.getByRole('button', { name: 'Reset “Maglev hashing”' });
    const dialog = page.getByRole('dialog', { name: 'Forget what you did in' });

    await reset.focus();
    await page.keyboard.press('Enter');
    await expect(dialog.getByRole('button', { name: 'Keep it' })).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(dialog).toBeHidden();
    await expect(reset).toBeFocused();

    await page.keyboard.press('Enter');
    await byKeyboard(page, dialog.getByRole('button', { name: 'Yes, reset it' }));
    await expect(page.locator('#lessons').getByRole('status')).toBeFocused();
    await expect(page.locator('#lessons').getByRole('status')).toContainText('begins anew');
    await expect(reset).toHaveCount(0);
    await expect(curve(page)).not.toContainText('1 of 1');
    await expect(curve(page)).toContainText('0 of 1');

    await imported(page, text);
    await expect(file(page).getByRole('status')).toContainText('0 of them new here');
    await expect(curve(page)).not.toContainText('1 of 1');

    await page.reload();
    await comeTo(page, 'lessons');
    await byKeyboard(page, page.getByRole('button', { name: 'Undo the reset' }));
    await expect(page.locator('#lessons').getByRole('status')).toHaveText('What you had done before is back.');
    await expect(curve(page)).toContainText('1 of 1');
  },
);

/**
 * The file of a learner on another device, who went on after this one and reset all. Its checksum is the one that the page says
 * it expects.
 */
async function fileOfAnother(page: Page, text: string): Promise<string> {
  const { records, ...file } = JSON.parse(text);
  const theirs = records.map((record: StoredEvent, index: number) => ({
    ...record,
    ...{ id: String(index).padStart(32, 'e'), device: 'e'.repeat(32), at: record.at + 1 },
  }));
  const at = Math.max(...theirs.map((record: StoredEvent) => record.at)) + 1000;
  const reset = { ...theirs[0], id: 'f'.repeat(32), at, type: 'Reset', lesson: null };
  const all = [...theirs, { ...reset, step: null, meaning: null, payload: {} }];
  const withSum = (checksum: string) => JSON.stringify({ ...file, checksum, records: all });
  await imported(page, withSum('00000000'));
  const told = page.locator('#file').getByRole('status');
  await expect(told).toContainText('checksum');
  return withSum(await told.locator('dd').nth(1).innerText());
}

test('another learner’s file is asked about first, and what it did can be taken back', turn(0), async ({ page }) => {
  await predictTwice(page);
  await openProgress(page);
  const theirs = await fileOfAnother(page, await exported(page));
  const told = file(page).getByRole('status');
  await imported(page, theirs);
  await expect(told).toContainText('This browser has not met the device that it comes from.');
  await expect(told).toContainText('a reset that is later than 2 of your answers here');
  await told.getByRole('button', { name: 'Leave it' }).click();
  await expect(told).toContainText('mine.json was left.');
  await expect(curve(page)).toContainText('1 of 1');

  await imported(page, theirs);
  await told.getByRole('button', { name: 'Join it with what is here' }).click();
  await expect(curve(page)).not.toContainText('1 of 1');
  await told.getByRole('button', { name: 'Take it back out' }).click();
  await expect(told).toContainText('has been taken back out');
  await expect(curve(page)).toContainText('1 of 1');
});

test(
  'a teacher sees the files of a class in a table, takes it along as CSV, and keeps their own progress apart',
  turn(7),
  async ({ page }) => {
    await predictTwice(page);
    await openProgress(page);
    const mine = await exported(page);
    const before = (await storedEvents(page, 'PredictionCommitted')).length;
    await comeTo(page, 'group');
    const fileOf = (name: string, text: string) => ({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
    const files = [
      fileOf('Ann.json', mine),
      fileOf('=Bo.json', await fileOfAnother(page, mine)),
      fileOf('cat.json', 'a cat'),
    ];
    await page.getByLabel('Open progress files').setInputFiles(files);
    const group = page.locator('#group');
    await expect(group.getByRole('status')).toHaveText('2 learners in the table.');
    await expect(group).toContainText('cat.json was not imported.');
    await expect(group.getByRole('row')).toHaveCount(3);
    await expect(group.getByRole('rowheader', { name: 'Ann' })).toBeVisible();

    const downloading = page.waitForEvent('download');
    await group.getByRole('button', { name: 'Export the table as CSV' }).click();
    const csv = await readFile(await (await downloading).path(), 'utf8');
    expect(csv.split('\r\n')).toHaveLength(4);
    expect(csv).toContain("\r\n'=Bo,0,");
    expect(await storedEvents(page, 'PredictionCommitted')).toHaveLength(before);

    const { violations } = await new AxeBuilder({ page }).include('#group').analyze();
    expect(violations.map(({ id }) => id)).toEqual([]);
    await group.getByRole('button', { name: 'Empty the table' }).click();
    await expect(group.getByRole('row')).toHaveCount(0);
  },
);

test('a setting that is changed here holds in the lessons', turn(4), async ({ page }) => {
  await openProgress(page);
  await comeTo(page, 'settings');
  await page.getByRole('radio', { name: 'Junior' }).check();
  await page.getByRole('radio', { name: 'Dark' }).check();
  await open(page, `en/${lessonPath}`);
  await expect(page.locator('html')).toHaveAttribute('data-altitude', 'junior');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

for (const colorScheme of drawn(['light', 'dark'])) {
  test(
    `what was predicted in English is there in Russian, on a phone, and axe finds nothing (${colorScheme})`,
    turn(0),
    async ({ page }) => {
      await predictTwice(page);
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width: 360, height: 740 });
      await openProgress(page, 'ru');
      await expect(page.locator('#calibration')).toContainText(
        /Сказав «95\s%», вы были рядом в 1 случае из 1: 100\s%\./,
      );
      for (const id of ['predictions', 'lessons', 'file', 'group', 'settings']) await comeTo(page, id);
      await expect(rowOf(page, 'Хеширование Maglev')).toContainText('✓ рядом');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
      const small = await page
        .locator('main button:visible, main label:visible')
        .evaluateAll((controls) =>
          controls.filter((control) => control.getBoundingClientRect().height < 44).map((control) => control.outerHTML),
        );
      expect(small).toEqual([]);
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))).toEqual([]);
    },
  );
}

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('the page says that it needs it', turn(5), async ({ page }) => {
    await page.goto('en/progress/');
    expect(await page.locator('main noscript').innerText()).toContain('with JavaScript. It is off');
  });
});
