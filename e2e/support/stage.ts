import { devices, type Locator, type Page } from '@playwright/test';
import { byKeyboard } from './learner';
import { expect, onePage, open } from './test';

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
export const predictedValue = (stage: Locator) => stage.getByRole('textbox', { name: 'Your prediction as a number' });

/** Plays the last of a run: what its end shows comes without waiting for the whole. */
export async function playTheEnd(stage: Locator): Promise<void> {
  const end = Number(await time(stage).getAttribute('max'));
  await time(stage).fill(String(Math.round(end * 0.98)));
  await play(stage).click();
}

/** How each machine of the picture is, and when. */
async function whatIsAlive(stage: Locator): Promise<string> {
  return [await momentOf(stage), ...(await pictureOf(stage).locator('.box').allTextContents())].join(' ');
}

export async function skipPrediction(stage: Locator): Promise<void> {
  await named(stage, 'button', 'Skip this').click();
}

/** Opens a part below the picture, a tab of the drawer or a detail by itself, and gives it. */
export async function opened(stage: Locator, summary: string): Promise<Locator> {
  const tab = stage.locator('.drawer').getByRole('button', { name: summary, exact: true });
  if ((await tab.count()) > 0) {
    if ((await tab.getAttribute('aria-expanded')) === 'false') await tab.click();
    return stage.getByRole('region', { name: summary, exact: true });
  }
  const details = stage.locator('details').filter({ has: stage.page().getByText(summary, { exact: true }) });
  if ((await details.getAttribute('open')) === null) await details.locator('summary').first().click();
  return details;
}

/** Faults of the run, as marks on its time line. */
const marks = (stage: Locator) => stage.locator('.marks').getByRole('slider');
const menuOf = (stage: Locator) => stage.getByRole('dialog');

/** How something is broken at the moment that is shown. */
type Strike = (stage: Locator) => Promise<void>;

/** Breaks something when the run is over: it goes back to its middle, and plays. Gives the mark of what broke. */
async function breakAtTheEnd(stage: Locator, strike: Strike): Promise<Locator> {
  const end = Number(await time(stage).getAttribute('max'));
  await time(stage).fill(String(end));
  const before = await marks(stage).count();
  await strike(stage);
  await expect(marks(stage)).toHaveCount(before + 1);
  await staysWhereItIs(stage, marks(stage).first());
  await expect(stage.getByRole('status').filter({ hasText: 'The run was over' })).toBeVisible();
  await named(stage, 'button', 'Pause').click();
  expect(await momentOf(stage)).toBeLessThan(end);
  const middle = Math.floor(end / 2);
  return marks(stage)
    .and(stage.page().locator(`[aria-valuenow="${middle}"]`))
    .last();
}

/** While a stage and all that is laid beside it are run anew, nothing on it moves from under the mouse. */
async function staysWhereItIs(stage: Locator, thing: Locator): Promise<void> {
  const top = async () => (await thing.boundingBox())!.y - (await stage.boundingBox())!.y;
  const first = await top();
  await expect(stage).toHaveAttribute('data-state', 'done');
  await expect(stage.locator('.waiting')).toHaveCount(0);
  expect(await top()).toBeCloseTo(first, 0);
}

/** Breaks, drags, moves and deletes faults by mouse and by keyboard, the scripted ones too. */
export async function breakByMouseAndKeyboard(stage: Locator, strike: Strike): Promise<void> {
  const { mouse, keyboard } = stage.page();
  const scripted = await marks(stage).count();
  const own = await breakAtTheEnd(stage, strike);
  const handle = (await own.elementHandle())!;
  const ms = async () => Number(await handle.getAttribute('aria-valuenow'));

  const middle = await ms();
  await handle.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await handle.boundingBox())!;
  await mouse.move(x + width / 2, y + height / 2);
  await mouse.down();
  await mouse.move(x + width / 2 + 30, y + height / 2, { steps: 3 });
  await mouse.up();
  await expect.poll(ms).toBeGreaterThan(middle);
  await expect(menuOf(stage)).toHaveCount(0);

  const dragged = await ms();
  await handle.focus();
  await keyboard.press('ArrowLeft');
  await expect.poll(ms).toBeLessThan(dragged);
  await keyboard.press('Enter');
  await expect(menuOf(stage)).toBeVisible();
  await keyboard.press('Escape');
  await expect(menuOf(stage)).toHaveCount(0);
  await expect(stage.locator('.marks :focus')).toHaveCount(1);

  for (let left = scripted; left >= 0; left--) {
    if (left === scripted) await keyboard.press('Delete');
    else {
      await marks(stage).first().click();
      await menuOf(stage).getByRole('button', { name: 'Remove' }).click();
    }
    await expect(marks(stage)).toHaveCount(left);
    await expect(stage.getByRole('status').filter({ hasText: 'Removed' })).toBeVisible();
  }
  await named(stage, 'button', 'Undo').click();
  await expect(marks(stage)).toHaveCount(1);
  await expect(menuOf(stage)).toHaveCount(0);
}

/** The same by finger. */
async function breakByTouch(stage: Locator, fault: RegExp): Promise<void> {
  const page = stage.page();
  await named(stage, 'button', 'Reset').tap();
  const own = await breakAtTheEnd(stage, (one) => named(one, 'button', fault).first().tap());
  const handle = (await own.elementHandle())!;
  const middle = Number(await handle.getAttribute('aria-valuenow'));
  await handle.scrollIntoViewIfNeeded();
  const { x, y, width, height } = (await handle.boundingBox())!;
  const finger = await page.context().newCDPSession(page);
  for (const [type, dx] of [
    ['touchStart', 0],
    ['touchMove', -15],
    ['touchMove', -30],
    ['touchEnd', null],
  ] as const) {
    const touchPoints = dx === null ? [] : [{ x: x + width / 2 + dx, y: y + height / 2 }];
    await finger.send('Input.dispatchTouchEvent', { type, touchPoints });
  }
  await expect.poll(async () => Number(await handle.getAttribute('aria-valuenow'))).toBeLessThan(middle);
  // Until then the mark is where the finger let it go, and moves to its place under the next tap.
  await expect.poll(() => handle.getAttribute('class')).toBe('mark-handle');
  await expect(stage).toHaveAttribute('data-state', 'done');
  const count = await marks(stage).count();
  const remove = menuOf(stage).getByRole('button', { name: 'Remove' });
  // A tap within milliseconds of a drag is still of the drag for Chromium, which gives no click.
  await expect(async () => {
    if (!(await remove.isVisible())) await marks(stage).first().tap();
    await expect(remove).toBeVisible({ timeout: 1000 });
  }).toPass();
  await remove.tap();
  await expect(marks(stage)).toHaveCount(count - 1);
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
  /** The picture counts time from the fault, or is about what it struck: its axis is another one with another fault. */
  readonly isAboutTheFault?: boolean;
}

/** The tests of one simulation: they share a page, on which it has been predicted by the first of them. */
export interface OneSimulation {
  readonly test: ReturnType<typeof onePage>['test'];
  readonly page: () => Page;
  /** The stage, back at its lesson's own run and first moment. */
  readonly fresh: () => Promise<Locator>;
}

/**
 * What a learner can do with every simulation, in this order on one page. What is special to one stands in its own file,
 * and of these files one in eight is tried at each run of `npm test`.
 */
export function simulationSuite({ path, id, typed, fault, broken, other, isAboutTheFault }: Suite): OneSimulation {
  const { test, page } = onePage(path);
  const fresh = async (): Promise<Locator> => {
    const found = await stageOf(page(), id);
    await named(found, 'button', 'Reset').click();
    await expect(found).toHaveAttribute('data-state', 'done');
    return found;
  };

  test(`${id}: a learner predicts with a confidence, steps and plays by keyboard alone, and sees the run's answer`, async () => {
    const found = await stageOf(page(), id);
    const { keyboard } = page();
    await expect(play(found)).toBeDisabled();
    await predictedValue(found).focus();
    await keyboard.type(typed);
    await byKeyboard(page(), named(found, 'button', 'Commit, 75% sure'));
    await expect(found).toContainText(`You said: ${typed}`);
    await expect(found).toContainText('75% sure');
    await expect(found).not.toContainText('The run says');

    await found.focus();
    const start = await momentOf(found);
    await keyboard.press('ArrowRight');
    await expect.poll(() => momentOf(found)).toBeGreaterThan(start);
    const on = await momentOf(found);
    await keyboard.press('ArrowLeft');
    await expect.poll(() => momentOf(found)).toBeLessThan(on);
    await keyboard.press('Space');
    await expect(named(found, 'button', 'Pause')).toBeVisible();
    await keyboard.press('Space');
    await expect(play(found)).toBeVisible();

    await playTheEnd(found);
    await expect(found).toContainText('The run says');
  });

  test(`${id}: a fault of the learner's changes what comes after it and nothing before`, async () => {
    const found = await fresh();
    const end = Number(await time(found).getAttribute('max'));
    const early = Math.round(end * 0.02);
    await time(found).fill(String(early));
    const look = () => (isAboutTheFault ? whatIsAlive(found) : pictureOf(found).innerHTML());
    const before = await look();
    await time(found).fill(String(Math.round(end * 0.04)));
    await named(found, 'button', fault).first().click();
    await expect(found).toHaveAttribute('data-state', 'done');
    await expect(pictureOf(found)).toContainText(broken);
    await time(found).fill(String(early));
    await expect.poll(look).toBe(before);
  });

  test(`${id}: a break at the end is seen; every fault is dragged, moved by key, deleted and set anew`, async () => {
    await breakByMouseAndKeyboard(await fresh(), (found) => named(found, 'button', fault).first().click());
  });

  test(`${id}: a learner asks why a flow went where it went`, async () => {
    const found = await fresh();
    await whyOfAFlow(found);
    const why = found.locator('section.why');
    await expect(why.getByRole('heading')).toBeFocused();
    expect(await why.getByRole('listitem').count()).toBeGreaterThan(1);
  });

  test(`${id}: a learner lays another policy beside the chosen one, on one clock, and a link brings both, fault and moment to a fresh profile`, async ({
    browser,
    baseURL,
  }) => {
    const found = await fresh();
    const end = Number(await time(found).getAttribute('max'));
    await time(found).fill(String(Math.round(end * 0.04)));
    await named(found, 'button', fault).first().click();
    await time(found).fill(String(Math.round(end * 0.5)));
    await opened(found, 'Compare side by side');
    await named(found, 'checkbox', other).check({ force: true });
    const lane = found.getByRole('region', { name: other, exact: true });
    await expect(lane.getByRole('group', { name: 'Picture of the run' })).toBeVisible();
    await lane.getByText('By what the two whole runs differ').click();
    await expect(lane.getByRole('table').or(lane.getByText('do not differ'))).toBeVisible();

    await expect(found).toHaveAttribute('data-state', 'done');
    await named(found, 'button', 'Link to this moment').click();
    await expect.poll(() => page().url()).toContain(`#s.${id}.`);
    const events = await (await opened(found, 'Events')).locator('tbody').innerText();
    const picture = await pictureOf(found).innerHTML();
    const moment = await momentOf(found);

    const visit = await browser.newContext({ baseURL: baseURL ?? '', viewport: page().viewportSize() });
    const there = await visit.newPage();
    await there.goto(page().url());
    const restored = await stageOf(there, id);
    await expect.poll(() => momentOf(restored)).toBe(moment);
    await expect(restored.getByRole('region', { name: other, exact: true })).toBeVisible();
    const restoredEvents = (await opened(restored, 'Events')).locator('tbody');
    await expect.poll(() => restoredEvents.innerText()).toBe(events);
    await expect.poll(() => pictureOf(restored).innerHTML()).toBe(picture);
    await visit.close();
  });

  test(`${id}: with a thumb, at the width of a phone, nothing is wider than the page`, async ({ browser, baseURL }) => {
    const phone = { ...devices['Pixel 5'], viewport: { width: 360, height: 740 } };
    const context = await browser.newContext({ ...phone, baseURL: baseURL ?? '' });
    const small = await context.newPage();
    await open(small, path);
    const found = await stageOf(small, id);
    await named(found, 'button', 'Skip this').tap();
    await time(found).fill(String(Math.round(Number(await time(found).getAttribute('max')) * 0.04)));
    await named(found, 'button', fault).first().tap();
    await expect(pictureOf(found)).toContainText(broken);
    await play(found).tap();
    await expect(named(found, 'button', 'Pause')).toBeVisible();
    expect(await small.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
    await breakByTouch(found, fault);
    await context.close();
  });

  return { test, page, fresh };
}

/** Asks of the first flow that the table of flows lists why it went where it went. */
export async function whyOfAFlow(stage: Locator): Promise<void> {
  const flows = await opened(stage, 'Flows');
  await flows
    .getByRole('button', { name: /^Why did flow \d+ go there\?$/ })
    .first()
    .click();
}
