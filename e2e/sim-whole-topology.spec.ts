import { named, opened, pictureOf, simulationSuite, time } from './support/stage';
import { expect, lessonPath } from './support/test';

const path = `en/${lessonPath}`;
const id = 'whole-topology';

const { test, fresh } = simulationSuite({
  path,
  id,
  typed: '2',
  fault: /Crash l4-b$/,
  broken: /dead/,
  other: 'its whole region',
});

test(`${id}: a learner loses the second zone of a region, and DNS sends its clients to the other`, async () => {
  const stage = await fresh();
  await time(stage).fill('12000');
  await expect(pictureOf(stage)).toContainText('l4-a: dead');
  await named(stage, 'button', /Cut the power of zone B$/).click();
  await expect(stage).toHaveAttribute('data-state', 'done');
  await time(stage).fill('60000');
  await expect(stage.locator('.description')).toContainText('LBs alive: 2 of 6; backends alive: 3 of 9.');
  await expect(stage.locator('.description')).toContainText('New connections by region: europe 0%, america 100%.');
  const events = await opened(stage, 'Events');
  await expect(events.getByRole('row', { name: /DNS sends its clients to america/ })).toBeVisible();
});

test(`${id}: a machine is its own handle, by keyboard alone`, async () => {
  const stage = await fresh();
  await pictureOf(stage)
    .getByRole('button', { name: /^c2, zone C, healthy/ })
    .press('Enter');
  await stage.getByRole('dialog').getByRole('button', { name: 'Crash c2' }).press('Enter');
  await expect(stage).toHaveAttribute('data-state', 'done');
  await expect(pictureOf(stage)).toContainText('c2: dead');
});
