import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { answer, openTrace, stepAt, stepIds, verdictOf, words } from './support/learner';
import { long, turn } from './support/long';
import { forgeEvents, type StoredEvent, storedEvents } from './support/progress';
import { expect, lessonPath, onePage, open, test } from './support/test';

async function expectLocked(page: Page, from: number): Promise<void> {
  for (let index = from; index < stepIds.length; index++) {
    const step = stepAt(page, index);
    await expect(step.getByText(words.en.lock(index))).toBeVisible();
    await expect(step.getByRole('button')).toHaveCount(0);
    for (const option of await step.getByRole('radio').all()) await expect(option).toBeDisabled();
  }
}

/** The tests that go on from one another: a learner answers, wrong at every step. */
const shared = onePage(`en/${lessonPath}#trace`);

/** Asks for the world in which a wrong option holds, where there is one, and checks what it shows. */
async function expectWorld(step: Locator): Promise<number> {
  const button = step.getByRole('button', { name: words.en.world });
  if ((await button.count()) === 0) return 0;
  await button.click();
  await expect(step.getByRole('columnheader', { name: 'With the change' })).toBeVisible();
  for (const row of await step.getByRole('row').all()) {
    const cells = row.getByRole('cell');
    if ((await cells.count()) > 0) await expect(cells.last()).toContainText(/[^t] holds$/);
  }
  return 1;
}

shared.test('an answer that was not chosen is not wrong: it is not ready', turn(2), async () => {
  const page = shared.page();
  const step = stepAt(page, 0);
  await expect(step.getByRole('radio').first()).toBeEnabled();
  await step.getByRole('button', { name: words.en.commit }).click();
  await expect(step.getByRole('status').first()).toHaveText('Not ready yet: choose an option first.');
  await expect(verdictOf(step)).toHaveCount(0);
  expect(await storedEvents(page, 'StepAnswered')).toEqual([]);
});

shared.test('each wrong option is shown the run in which it would hold, where there is one', turn(2), async () => {
  const page = shared.page();
  let worlds = 0;
  for (const index of stepIds.keys()) {
    const step = stepAt(page, index);
    await answer(step, 1);
    worlds += await expectWorld(step);
  }
  expect(worlds).toBeGreaterThan(0);
});

shared.test(
  'axe finds nothing on steps that were answered wrong, their worlds shown, in light and dark',
  long,
  async () => {
    const page = shared.page();
    // The themes differ in nothing but colours.
    for (const [colorScheme, check] of [
      ['light', new AxeBuilder({ page })],
      ['dark', new AxeBuilder({ page }).withRules('color-contrast')],
    ] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const { violations } = await check.include('#trace').analyze();
      expect(violations.flatMap(({ id, nodes }) => nodes.map((node) => `${id}: ${node.failureSummary}`))).toEqual([]);
    }
  },
);

shared.test('stored answers that skip a step open nothing', turn(2), async ({ browser, baseURL }) => {
  const kept = () => storedEvents(shared.page(), 'StepAnswered');
  await expect.poll(async () => (await kept()).map((event) => event.step)).toEqual(stepIds);
  const honest = await kept();
  const forger = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
  await openTrace(forger);
  await forgeEvents(forger, honest.slice(1));
  await forger.reload();
  await expect(stepAt(forger, 0).getByRole('radio').first()).toBeEnabled();
  await expectLocked(forger, 1);
  await forger.context().close();
});

shared.test('a retry says what is different, runs it, and counts as another attempt', turn(2), async () => {
  const page = shared.page();
  const step = stepAt(page, 0);
  const question = await step.getByRole('group').first().locator('legend').innerText();
  await step.getByRole('button', { name: words.en.retry }).click();
  expect(await step.getByRole('group').first().locator('legend').innerText()).not.toBe(question);
  await answer(step, 0);
  await expect
    .poll(async () =>
      (await storedEvents(page, 'StepAnswered'))
        .filter((event) => event.step === stepIds[0])
        .map(({ payload }) => [payload.attempt, payload.seed]),
    )
    .toEqual([
      [1, 0],
      [2, 1],
    ]);
});

shared.test(
  'a step that its author changed asks to be done again and says so; the steps after it stay done',
  turn(2),
  async () => {
    const page = shared.page();
    const [second] = (await storedEvents(page, 'StepAnswered')).filter((event) => event.step === stepIds[1]);
    await forgeEvents(page, [{ ...(second as StoredEvent), meaning: 'an-earlier-one' }]);
    await page.reload();
    await expect(stepAt(page, 1).getByText('This question was changed after you answered it.')).toBeVisible();
    await expect(stepAt(page, 1).getByRole('radio').first()).toBeEnabled();
    for (const index of [0, 2, 3]) await expect(verdictOf(stepAt(page, index))).toBeVisible();
  },
);

test(
  'the run plays before the outcome is told, and whoever waits is told without a further press',
  turn(0),
  async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await openTrace(page);
    const step = stepAt(page, 2);
    for (const index of [0, 1]) await answer(stepAt(page, index), 0);
    await step.getByRole('radio').first().check();
    await step.getByRole('button', { name: words.en.commit }).click();
    await expect(step.getByRole('group', { name: 'Picture of the run' })).toBeVisible();
    await expect(verdictOf(step)).toHaveCount(0);
    await expect(verdictOf(step)).toBeVisible({ timeout: 20_000 });
  },
);

test('a learner can cancel a run that takes long, and the choice is still there', turn(3), async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class extends EventTarget {
      postMessage() {}
    } as unknown as typeof Worker;
  });
  await openTrace(page);
  const step = stepAt(page, 0);
  await step.getByRole('radio').nth(1).check();
  await step.getByRole('button', { name: words.en.commit }).click();
  await expect(step.getByRole('progressbar', { name: 'The engine runs it' })).toBeVisible();
  await step.getByRole('button', { name: 'Cancel' }).click();
  await expect(step.getByRole('status').first()).toHaveText('Cancelled. Your choice is still there.');
  await expect(step.getByRole('radio').nth(1)).toBeChecked();
  await expect(step.getByRole('button', { name: words.en.commit })).toBeEnabled();
  await expectLocked(page, 1);
});

test('where the browser gives no worker the page runs the engine itself', turn(5), async ({ page }) => {
  await page.addInitScript(() => {
    window.Worker = class {
      constructor() {
        throw new DOMException('refused', 'SecurityError');
      }
    } as unknown as typeof Worker;
  });
  await openTrace(page);
  await answer(stepAt(page, 0), 0);
});

test('a locked step shows its question and what opens it, and no link, key, click or history opens it', async ({
  page,
}) => {
  await open(page, `en/${lessonPath}#trace`);
  await expect(stepAt(page, 0).getByRole('radio').first()).toBeEnabled();
  await page.goto(`en/${lessonPath}#step-crash-in-flight`);
  await expectLocked(page, 1);
  await page.goBack();
  await page.goForward();
  await page.evaluate(() => history.pushState({}, '', '#step-one-of-three-backends'));
  await page.reload();
  await expect(stepAt(page, 0).getByRole('radio').first()).toBeEnabled();

  const locked = stepAt(page, 1);
  await locked.locator('label').first().click({ force: true });
  await expect(locked.getByRole('radio').first()).not.toBeChecked();
  await stepAt(page, 0).getByRole('button', { name: words.en.commit }).focus();
  await page.keyboard.press('Tab');
  expect(await page.evaluate(() => document.activeElement?.closest('[id^=step-]')?.id ?? 'outside')).toBe('outside');
  await expectLocked(page, 1);
});

test('a link to a step leads to it at the first visit, and the trace is alive there', turn(4), async ({ page }) => {
  await open(page, `en/${lessonPath}#step-crash-in-flight`);
  await expect(stepAt(page, 2)).toBeInViewport();
  await expect(stepAt(page, 0).getByRole('radio').first()).toBeEnabled();
});

test(
  'a learner who closes the tab in the middle finds the same step, in either language',
  turn(7),
  async ({ page, context }) => {
    await openTrace(page);
    for (const index of [0, 1]) await answer(stepAt(page, index), 2);
    await expect.poll(async () => (await storedEvents(page, 'StepAnswered')).length).toBe(2);
    await page.close();

    const again = await context.newPage();
    await open(again, `ru/${lessonPath}#trace`);
    for (const index of [0, 1]) await expect(verdictOf(stepAt(again, index), 'ru')).toBeVisible();
    await expect(stepAt(again, 2).getByRole('radio').first()).toBeEnabled();
    await expect(stepAt(again, 3).getByText(words.ru.lock(3))).toBeVisible();
  },
);

test('two tabs at once lose nothing', async ({ page, context }) => {
  const other = await context.newPage();
  await openTrace(page);
  await openTrace(other);
  await stepAt(other, 0).getByRole('radio').nth(2).check();
  await answer(stepAt(page, 0), 0);
  await answer(stepAt(other, 0), 2);
  await answer(stepAt(other, 1), 0);
  await expect(stepAt(page, 2).getByRole('radio').first()).toBeEnabled();
  await expect
    .poll(async () => (await storedEvents(page, 'StepAnswered')).map((event) => event.step).sort())
    .toEqual([stepIds[1], stepIds[0], stepIds[0]]);
});
