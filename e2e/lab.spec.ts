import type { Locator, Page } from '@playwright/test';
import { momentOf, named, opened, pictureOf, play, stageOf, time } from './support/stage';
import { expect, open, test } from './support/test';

const openLab = async (page: Page): Promise<Locator> => {
  await open(page, 'en/lab/');
  return stageOf(page, 'lab');
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const table = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const cell = (page: Page, column: string, row: string) => page.getByLabel(`${column}, ${row}`, { exact: true });

/** Tab until the target has the focus, as a learner without a pointer does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

async function press(page: Page, name: string, times = 1): Promise<void> {
  await tabTo(page, button(page, name));
  for (let n = 0; n < times; n++) await page.keyboard.press('Enter');
}

test('from an empty lab a learner builds the flagship’s topology by keyboard alone, runs it, breaks it and shares it', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const stage = await openLab(page);
  await press(page, 'Empty');
  await expect(stage).toHaveAttribute('data-state', 'blocked');
  await expect(stage.getByRole('alert')).toContainText('zones, load balancers, backends, clients');

  await press(page, '+ Add a zone', 3);
  await press(page, '+ Add a load balancer', 3);
  await press(page, '+ Add a backend', 9);
  await expect(stage.getByRole('alert')).toContainText('It has no: clients.');
  await press(page, '+ Add clients', 3);
  await expect(stage).toHaveAttribute('data-state', 'done');
  for (const lb of ['LB_A', 'LB_B', 'LB_C']) await expect(pictureOf(stage)).toContainText(lb);
  expect(await table(page, 'Backends').getByRole('row').count()).toBe(1 + 9);

  await press(page, '+ Add a fault');
  await tabTo(page, cell(page, 'What happens', '1'));
  await page.keyboard.press('L');
  await expect(stage).toHaveAttribute('data-state', 'done');

  await stage.focus();
  const before = await momentOf(stage);
  await page.keyboard.press('Space');
  await expect(named(stage, 'button', 'Pause')).toBeVisible();
  await expect.poll(() => momentOf(stage)).toBeGreaterThan(before);
  await page.keyboard.press('Space');
  await tabTo(page, time(stage));
  await page.keyboard.press('End');
  await press(page, 'Link to this moment');
  await expect.poll(() => page.url()).toContain('#s.lab.2.');
  const moment = await momentOf(stage);
  const events = await (await opened(stage, 'Events')).locator('tbody').innerText();

  const fresh = await browser.newContext();
  const there = await fresh.newPage();
  await there.goto(page.url());
  const restored = await stageOf(there, 'lab');
  await expect.poll(() => momentOf(restored)).toBe(moment);
  expect(await (await opened(restored, 'Events')).locator('tbody').innerText()).toBe(events);
  expect(await table(there, 'Backends').getByRole('row').count()).toBe(1 + 9);
  await fresh.close();
});

test('a value that breaks a rule is told with field, rule and value, stays where it is, and is mended', async ({
  page,
}) => {
  const stage = await openLab(page);
  const weight = cell(page, 'Weight', 'lb-b');
  await weight.fill('257');
  await weight.press('Enter');
  await expect(stage.getByRole('alert')).toContainText('topology.lbs[1].weight must be at most 256; here it is 257.');
  await expect(weight).toHaveValue('257');
  await expect(weight).toHaveAttribute('aria-invalid', 'true');
  await weight.fill('heavy');
  await weight.press('Enter');
  await expect(stage.getByRole('alert')).toContainText('here it is "heavy"');
  await expect(cell(page, 'Weight', 'lb-a')).toHaveValue('1');
  await weight.fill('2');
  await weight.press('Enter');
  await expect(stage).toHaveAttribute('data-state', 'done');
});

test('every change can be undone and redone, by buttons and by keys', async ({ page }) => {
  const stage = await openLab(page);
  const name = cell(page, 'Name', 'A');
  await expect(button(page, 'Undo')).toBeDisabled();
  await name.fill('north');
  await name.press('Enter');
  await expect(cell(page, 'Zone', 'lb-a')).toHaveValue('north');
  await button(page, 'Remove north').click();
  await expect(table(page, 'Backends').getByRole('row')).toHaveCount(1 + 6);
  await expect(button(page, '+ Add a zone')).toBeFocused();
  await page.keyboard.press('Control+z');
  await expect(table(page, 'Backends').getByRole('row')).toHaveCount(1 + 9);
  await page.keyboard.press('Control+z');
  await expect(cell(page, 'Zone', 'lb-a')).toHaveValue('A');
  await page.keyboard.press('Control+Shift+z');
  await expect(cell(page, 'Zone', 'lb-a')).toHaveValue('north');
  await button(page, 'Undo').click();
  await expect(button(page, 'Undo')).toBeDisabled();
  await expect(stage).toHaveAttribute('data-state', 'done');
});

test('what can do nothing here is folded with its reason, and comes forth when it can', async ({ page }) => {
  const stage = await openLab(page);
  const policies = table(page, 'Policies');
  await policies.locator('> .others > summary').click();
  const detection = policies.locator('summary', { hasText: 'How a death is noticed' });
  await expect(detection).toContainText('only when an LB fails');
  await button(page, '+ Add a fault').click();
  await expect(detection).not.toContainText('only');
  await expect(table(page, 'Faults')).toContainText('DNS record points elsewhere: only with several regions');
  const zones = policies.locator('> details', { hasText: 'Zone routing' });
  await zones.locator('> summary').click();
  await expect(zones.getByRole('group', { name: 'Weight of each zone' })).toBeHidden();
  await zones.getByRole('combobox', { name: 'Kind' }).selectOption('locality-weighted');
  const weight = zones.getByRole('group', { name: 'Weight of each zone' }).getByLabel('B', { exact: true });
  await expect(weight).toHaveAttribute('placeholder', '1');
  await weight.fill('-1');
  await weight.press('Enter');
  await expect(stage.getByRole('alert')).toContainText('policies.zone.localityWeights[0].weight must be at least 0');
  await weight.fill('3');
  await weight.press('Enter');
  await expect(stage).toHaveAttribute('data-state', 'done');
});

test('two scenarios stand side by side on one clock, and a link and a reload hold both', async ({ page }) => {
  const stage = await openLab(page);
  await button(page, '+ Add a fault').click();
  await button(page, 'Compare: copy to B').click();
  await page.getByText('ECMP at the router').click();
  await page.getByRole('combobox', { name: 'Algorithm', exact: true }).selectOption('resilient');
  await expect(stage).toHaveAttribute('data-state', 'done');
  const lane = stage.locator('.lane');
  await expect(stage.getByRole('region', { name: 'Scenario A' })).toBeVisible();
  await lane.getByText('By what the two whole runs differ').click();
  await expect(lane.getByRole('row', { name: /Flows moved needlessly/ })).toBeVisible();

  await page.reload();
  const again = await stageOf(page, 'lab');
  await expect(again.getByRole('region', { name: 'Scenario B' })).toBeVisible();
  await page.getByRole('radio', { name: 'B', exact: true }).check();
  await expect(again.getByRole('region', { name: 'Scenario A' })).toBeVisible();
  await page.getByText('ECMP at the router').click();
  await expect(page.getByRole('combobox', { name: 'Algorithm', exact: true })).toHaveValue('resilient');
});

test('what is chosen from the menu of a box happens at that moment, as a fault in the table that can be undone', async ({
  page,
}) => {
  const stage = await openLab(page);
  await time(stage).fill('4000');
  await pictureOf(stage)
    .getByRole('button', { name: /^LB_A, / })
    .click();
  await expect(table(page, 'Faults').getByRole('row')).toHaveCount(0);
  await stage.getByRole('dialog').getByRole('button', { name: 'Crash LB_A' }).click();
  await expect(cell(page, 'What happens', '1')).toHaveValue('lb-crash');
  await expect(cell(page, 'To what', '1')).toHaveValue('lb-a');
  await expect(cell(page, 'At, ms', '1')).toHaveValue('4000');
  await button(page, 'Undo').click();
  await expect(table(page, 'Faults').getByRole('row')).toHaveCount(0);
  await expect(play(stage)).toBeEnabled();
});

test('a simulation of the course opens in the lab from its list and from its own stage', async ({ page }) => {
  await openLab(page);
  await page.getByText('Open a simulation of the course here').click();
  await page.locator('.lab-open a').first().click();
  await expect.poll(() => page.url()).toContain('#s.lab.2.');
  await open(page, 'en/learn/maglev-hashing/');
  const stage = await stageOf(page, 'maglev-fill');
  await named(stage, 'button', 'Skip this').click();
  await time(stage).fill('3000');
  await named(stage, 'button', 'Open in the lab').click();
  await page.waitForURL(/\/en\/lab\/#s\.lab\./);
  const lab = await stageOf(page, 'lab');
  await expect.poll(() => momentOf(lab)).toBe(3000);
  await expect(cell(page, 'Layer', 'lb-a')).toHaveValue('l4');
});

test('a link that is damaged says so, and the bench stays', async ({ page }) => {
  await open(page, 'en/lab/#s.lab.1.AAAA');
  await expect(page.locator('#simulation-lab').getByRole('alert')).toContainText('The link could not be opened');
  await expect(table(page, 'Zones').getByRole('row')).toHaveCount(1 + 3);
});

test('on a phone the bench is no wider than the screen: a wide table scrolls by itself', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await openLab(page);
  await expect(cell(page, 'Name', 'lb-a')).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
