import { opened, pictureOf, simulationSuite, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/what-to-watch/';
const id = 'incident-player';

const { test, fresh } = simulationSuite({
  path,
  id,
  typed: '6',
  fault: /Drain c1$/,
  broken: /Drain time\s*c1/,
  other: 'second',
});

test('a learner diagnoses an incident from its panels, then opens the cause', async () => {
  const stage = await fresh();
  await stage.getByRole('radio', { name: 'second', exact: true }).check({ force: true });
  await expect(stage).toHaveAttribute('data-state', 'done');
  await time(stage).fill('60000');
  await expect(stage).toContainText(/Errors, each: b1 \d+%/);
  await expect(pictureOf(stage)).not.toContainText(/slow(?!est)/);
  await expect(stage.locator('.description')).not.toContainText(/slow(?!est)/);
  await expect((await opened(stage, 'Events')).locator('tbody')).toContainText('became slow');
});

test('a learner moves the thresholds of alert rules and sees what they cost', async () => {
  const stage = await fresh();
  await time(stage).fill('80000');
  const alerts = await opened(stage, 'Alert rules over this run');
  const retries = alerts.getByRole('row').filter({ hasText: 'retries above' });
  await expect(retries).toContainText(/s|ms/);
  const fired = () => retries.getByRole('cell').nth(2).innerText();
  expect(Number(await fired())).toBeGreaterThan(0);
  await alerts.getByRole('slider', { name: 'Fixed: retries above' }).fill('0.1');
  await expect.poll(fired).toBe('0');
  const burn = alerts.getByRole('row').filter({ hasText: 'burn' }).first();
  await alerts.getByRole('slider', { name: 'Fast burn: page above' }).fill('1');
  await expect(burn.getByRole('cell').nth(2)).not.toHaveText('0');
});
