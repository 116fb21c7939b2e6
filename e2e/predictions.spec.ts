import type { Page } from '@playwright/test';
import { turn } from './support/long';
import { storedEvents } from './support/progress';
import { named, opened, play, playTheEnd, predictedValue, stageOf, time } from './support/stage';
import { expect, lessonPath, open, test } from './support/test';

const ids = ['anycast', 'maglev', 'zones', 'tls', 'whole-topology'] as const;

test(
  "a learner predicts five times, plays, and finds the runs' answers beside theirs at the next visit",
  turn(0),
  async ({ page }) => {
    await open(page, `en/${lessonPath}`);
    for (const id of ids) {
      const stage = await stageOf(page, id);
      await expect(play(stage)).toBeDisabled();
      await expect(time(stage)).toBeDisabled();
      await predictedValue(stage).fill('20');
      await named(stage, 'button', 'Commit, 75% sure').click();
      await expect(stage).toContainText('You said: 20');
      await expect(stage).not.toContainText('The run says');
      await playTheEnd(stage);
      await expect(stage).toContainText('The run says');
    }
    const kept = await storedEvents(page, 'PredictionCommitted');
    expect(kept.map(({ payload }) => payload.skipped)).toEqual(ids.map(() => false));
    await page.reload();
    for (const id of ids) {
      const stage = await stageOf(page, id);
      await expect(stage).toContainText('You said: 20');
      await expect(stage).toContainText('The run says');
    }
  },
);

const readAt = (page: Page, altitude: string) =>
  page.addInitScript(([key, settings]) => localStorage.setItem(key, settings), [
    'rlb.settings.v1',
    JSON.stringify({ altitude }),
  ] as const);

/** The figures of the text that answer a prediction and wait under a mask. */
const masksOf = (page: Page, prediction: string) => page.locator(`[data-answers~="${prediction}"]`);

test('what answers a prediction is hidden until a reader commits; the result tells its reason and what was wrong with the thought', async ({
  page,
}) => {
  await readAt(page, 'senior');
  await open(page, `en/${lessonPath}`);
  const text = page.locator('#anycast');
  await expect(masksOf(page, 'flows-moved').first()).toHaveText('hidden until you predict');
  await expect(text).not.toContainText('51%', { useInnerText: true });
  const others = await masksOf(page, 'same-backend').count();
  expect(others).toBeGreaterThan(0);

  const stage = await stageOf(page, 'anycast');
  await opened(stage, 'Chart');
  await expect(stage).toContainText('Predict first');
  await predictedValue(stage).fill('33');
  await named(stage, 'button', 'Commit, 95% sure').click();
  await expect(masksOf(page, 'flows-moved')).toHaveCount(0);
  await expect(text).toContainText(/A return moves flows again: about \d+/);
  await expect(masksOf(page, 'same-backend')).toHaveCount(others);

  await expect(stage).not.toContainText('33.3%');
  await playTheEnd(stage);
  const verdict = stage.locator('.verdict');
  await expect(verdict).toContainText('Not close.');
  await expect(verdict).toContainText('It is all that moves in a resilient group');
  await expect(verdict).toContainText('33.3% + 16.7% = 50%');

  await page.reload();
  await expect(text).toContainText(/A return moves flows again: about \d+/);
  await expect(masksOf(page, 'same-backend')).toHaveCount(others);
});

test('at Zero question, reason and answer to a wrong thought speak of desks', turn(2), async ({ page }) => {
  await readAt(page, 'zero');
  await open(page, `ru/${lessonPath}`);
  const stage = await stageOf(page, 'anycast');
  await expect(stage.locator('.question')).toContainText('Три стойки', { useInnerText: true });
  await expect(stage.locator('.question')).not.toContainText('LB_A', { useInnerText: true });
  await stage.getByRole('textbox', { name: 'Ваше предсказание числом' }).fill('33');
  await stage.getByRole('button', { name: 'Зафиксировать, уверенность 50' }).click();
  const end = stage.getByRole('slider', { name: 'Момент прогона' });
  await end.fill(String(Number(await end.getAttribute('max')) * 0.98));
  await stage.getByRole('button', { name: 'Пуск' }).click();
  const verdict = stage.locator('.verdict');
  await expect(verdict).toContainText('доля замолчавшей стойки', { useInnerText: true });
  await expect(verdict).toContainText('Треть и шестая часть', { useInnerText: true });
  await expect(verdict).not.toContainText('LB_', { useInnerText: true });
});

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false });

  test('a mask stays, and the answer stands below the picture with its reason', async ({ page }) => {
    await page.goto(`en/${lessonPath}`);
    await expect(masksOf(page, 'flows-moved').first()).toHaveText('hidden until you predict');
    const below = page.locator('#anycast .telling');
    await expect(below).toContainText('The run says: 51%.');
    await expect(below).toContainText('33.3% + 16.7% = 50%');
    await expect(below.getByText('The run says')).toBeVisible();
  });
});

test('a stage takes the room that its first frame took', turn(7), async ({ page }) => {
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number; hadRecentInput: boolean })[]) {
        if (!entry.hadRecentInput)
          Object.assign(window, { shift: ((window as { shift?: number }).shift ?? 0) + entry.value });
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await open(page, `en/${lessonPath}`);
  for (const id of ids) await stageOf(page, id);
  expect(await page.evaluate(() => (window as { shift?: number }).shift ?? 0)).toBeLessThan(0.01);
});
