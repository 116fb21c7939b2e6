import { named, opened, pictureOf, simulationSuite, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/two-tiers/';
const id = 'two-tiers';

const { test, fresh } = simulationSuite({
  path,
  id,
  typed: '0',
  fault: /Crash l4-b$/,
  broken: /dead/,
  other: 'an L7 box: its process',
});

test(`${id}: a learner follows a request through both tiers and has every decision explained`, async () => {
  const stage = await fresh();
  await time(stage).fill('4600');
  const picture = pictureOf(stage);
  await expect(picture).toContainText(/the router hashes the 5-tuple: l4-[bc]/);
  await expect(picture).toContainText(/the L4 box looks the flow up: l7-[abc]/);
  await expect(picture).toContainText(/the L7 box reads the request: [abc]\d/);
  await named(picture, 'button', /^flow \d+: Why\?$/).press('Enter');
  const why = stage.locator('section.why');
  await expect(why).toContainText('SipHash');
  await expect(why).toContainText(/l4-[bc].*slot/);
});

test(`${id}: a learner loses a box of either tier, and only one of them resets connections`, async () => {
  const stage = await fresh();
  await time(stage).fill('12000');
  await opened(stage, 'By what the two whole runs differ');
  const broken = stage.getByRole('row', { name: /Connections broken/ }).getByRole('cell');
  await expect(broken.nth(0)).toHaveText('0');
  expect(Number(await broken.nth(1).textContent())).toBeGreaterThan(50);
});

test(`${id}: a learner sees what befell connections so far, on one time axis`, async () => {
  const stage = await fresh();
  const lanes = pictureOf(stage).locator('.lanes-of-time');
  await time(stage).fill('3900');
  await expect(lanes.locator('.strike')).toHaveCount(0);
  await time(stage).fill('6000');
  await expect(lanes.locator('.strike')).toHaveCount(1);
  await expect(lanes).toContainText(/rerouted[1-9]/);
  await expect(lanes).toContainText(/reset0/);
  await stage
    .getByRole('radio', { name: /^an L7 box/ })
    .first()
    .check();
  await expect(stage).toHaveAttribute('data-state', 'done');
  await expect(lanes.locator('.lost').first()).toBeVisible();
});
