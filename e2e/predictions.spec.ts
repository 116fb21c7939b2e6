import { storedEvents } from './support/progress';
import { named, play, playTheEnd, predictedValue, stageOf, time } from './support/stage';
import { expect, lessonPath, open, test } from './support/test';

const ids = ['single-point', 'anycast', 'maglev', 'zones', 'tls'] as const;

test("a learner predicts five times, plays, and finds the runs' answers beside theirs at the next visit", async ({
  page,
}) => {
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
});

test('a stage takes the room that its first frame took', async ({ page }) => {
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
