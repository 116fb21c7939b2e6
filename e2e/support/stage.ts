import { devices, type Locator, type Page } from '@playwright/test';
import { expect, open, test } from './test';

/** The stage of a simulation, alive and with its run at hand. */
export async function stageOf(page: Page, id: string): Promise<Locator> {
  const island = page.locator(`#simulation-${id}`);
  await island.scrollIntoViewIfNeeded();
  const stage = island.locator('figure.simulation');
  await expect(stage).toHaveAttribute('data-state', 'done');
  return stage;
}

export const named = (stage: Locator, role: 'button' | 'slider' | 'checkbox', name: string | RegExp) =>
  stage.getByRole(role, { name, exact: typeof name === 'string' });
export const play = (stage: Locator) => named(stage, 'button', 'Play');
export const time = (stage: Locator) => named(stage, 'slider', 'Moment of the run');
export const momentOf = async (stage: Locator) => Number(await time(stage).inputValue());
/** The main picture; those of compared policies come after it. */
export const pictureOf = (stage: Locator) => stage.getByRole('group', { name: 'Picture of the run' }).first();
export const predictedValue = (stage: Locator) =>
  stage.getByRole('spinbutton', { name: 'Your prediction as a number' });

export async function skipPrediction(stage: Locator): Promise<void> {
  await named(stage, 'button', 'Skip this').click();
}

/** Opens a part below the picture, and gives it. */
export async function opened(stage: Locator, summary: string): Promise<Locator> {
  const details = stage.locator('details').filter({ has: stage.page().getByText(summary, { exact: true }) });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').first().click();
  return details;
}

interface Suite {
  /** Where the simulation stands: `en/learn/…/`. */
  readonly path: string;
  readonly id: string;
  /** A value of the prediction, as a reader types it. */
  readonly typed: string;
  /** A button that breaks something, and what the picture then says. */
  readonly fault: RegExp;
  readonly broken: RegExp;
  /** A policy to lay beside the chosen one, by its words. */
  readonly other: string;
}

/** What a learner can do with every simulation; what is special to one stands in its own file. */
export function simulationSuite({ path, id, typed, fault, broken, other }: Suite): void {
  const stageIn = async (page: Page): Promise<Locator> => {
    await open(page, path);
    return stageOf(page, id);
  };

  test(`${id}: a learner predicts with a confidence, plays to the end, and sees the run's answer`, async ({ page }) => {
    const stage = await stageIn(page);
    await expect(play(stage)).toBeDisabled();
    await predictedValue(stage).fill(typed);
    await named(stage, 'button', 'Commit, 75% sure').click();
    await expect(stage).toContainText(`You said: ${typed}`);
    await expect(stage).toContainText('75% sure');
    await expect(stage).not.toContainText('The run says');
    await stage.getByRole('combobox', { name: 'Speed' }).selectOption('4');
    await play(stage).click();
    await expect(stage).toContainText('The run says', { timeout: 40_000 });
  });

  test(`${id}: a fault of the learner's changes what comes after it and nothing before`, async ({ page }) => {
    const stage = await stageIn(page);
    await skipPrediction(stage);
    const end = Number(await time(stage).getAttribute('max'));
    const early = Math.round(end * 0.02);
    await time(stage).fill(String(early));
    const before = await pictureOf(stage).innerHTML();
    await time(stage).fill(String(Math.round(end * 0.04)));
    await named(stage, 'button', fault).first().click();
    await expect(stage).toHaveAttribute('data-state', 'done');
    await expect(pictureOf(stage)).toContainText(broken);
    await time(stage).fill(String(early));
    await expect.poll(() => pictureOf(stage).innerHTML()).toBe(before);
    await named(stage, 'button', 'Reset').click();
  });

  test(`${id}: a learner lays another policy beside the chosen one, on one clock`, async ({ page }) => {
    const stage = await stageIn(page);
    await skipPrediction(stage);
    await stage.getByText('Compare side by side').first().click();
    await named(stage, 'checkbox', other).check({ force: true });
    const lane = stage.getByRole('region', { name: other, exact: true });
    await expect(lane.getByRole('group', { name: 'Picture of the run' })).toBeVisible();
    await lane.getByText('By what the two whole runs differ').click();
    await expect(lane.getByRole('table').or(lane.getByText('do not differ'))).toBeVisible();
  });

  test(`${id}: a learner asks why a flow went where it went`, async ({ page }) => {
    const stage = await stageIn(page);
    await skipPrediction(stage);
    const flows = await opened(stage, 'Flows');
    await flows
      .getByRole('button', { name: /^Why did flow \d+ go there\?$/ })
      .first()
      .click();
    const why = stage.locator('section.why');
    await expect(why.getByRole('heading')).toBeFocused();
    expect(await why.getByRole('listitem').count()).toBeGreaterThan(1);
  });

  test(`${id}: a link restores policy, fault, comparison and moment in a fresh profile`, async ({ page, browser }) => {
    const stage = await stageIn(page);
    await skipPrediction(stage);
    const end = Number(await time(stage).getAttribute('max'));
    await time(stage).fill(String(Math.round(end * 0.04)));
    await named(stage, 'button', fault).first().click();
    await time(stage).fill(String(Math.round(end * 0.5)));
    await stage.getByText('Compare side by side').first().click();
    await named(stage, 'checkbox', other).check({ force: true });
    await expect(stage).toHaveAttribute('data-state', 'done');
    await opened(stage, 'Events');
    await named(stage, 'button', 'Link to this moment').click();
    await expect.poll(() => page.url()).toContain(`#s.${id}.`);
    const events = await (await opened(stage, 'Events')).locator('tbody').innerText();
    const picture = await pictureOf(stage).innerHTML();
    const moment = await momentOf(stage);

    const fresh = await browser.newContext({ viewport: page.viewportSize() });
    const there = await fresh.newPage();
    await there.goto(page.url());
    const restored = await stageOf(there, id);
    await expect.poll(() => momentOf(restored)).toBe(moment);
    await expect(restored.getByRole('region', { name: other, exact: true })).toBeVisible();
    const restoredEvents = (await opened(restored, 'Events')).locator('tbody');
    await expect.poll(() => restoredEvents.innerText()).toBe(events);
    await expect.poll(() => pictureOf(restored).innerHTML()).toBe(picture);
    await fresh.close();
  });

  test(`${id}: by keyboard alone`, async ({ page }) => {
    const stage = await stageIn(page);
    const start = await momentOf(stage);
    // An arrow that follows the answer before the page has done anything else is not lost.
    await stage.evaluate((figure) => {
      const arrow = new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true });
      addEventListener('click', () => figure.dispatchEvent(arrow), { once: true });
    });
    await named(stage, 'button', 'Skip this').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => momentOf(stage)).toBeGreaterThan(start);
    const first = await momentOf(stage);
    await stage.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => momentOf(stage)).toBeGreaterThan(first);
    const on = await momentOf(stage);
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => momentOf(stage)).toBeLessThan(on);
    await page.keyboard.press('Space');
    await expect(named(stage, 'button', 'Pause')).toBeVisible();
    await page.keyboard.press('Space');
    await expect(play(stage)).toBeVisible();
  });

  test(`${id}: with a thumb, at the width of a phone, nothing is wider than the page`, async ({ browser, baseURL }) => {
    const context = await browser.newContext({ ...devices['Pixel 5'], viewport: { width: 360, height: 740 }, baseURL });
    const page = await context.newPage();
    const stage = await stageIn(page);
    await named(stage, 'button', 'Skip this').tap();
    await time(stage).fill(String(Math.round(Number(await time(stage).getAttribute('max')) * 0.04)));
    await named(stage, 'button', fault).first().tap();
    await expect(pictureOf(stage)).toContainText(broken);
    await play(stage).tap();
    await expect(named(stage, 'button', 'Pause')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await context.close();
  });
}
