import { named, opened, pictureOf, simulationSuite, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/who-is-dead/';
const id = 'who-is-ejected';

const { test, fresh } = simulationSuite({
  path,
  id,
  typed: '5',
  fault: /^Crash b1$/,
  broken: /dead/,
  other: 'checks alone',
});

test('a learner turns the thresholds until healthy backends are sent away, and sees each mistake framed', async () => {
  const stage = await fresh();
  await time(stage).fill('12000');
  await expect(pictureOf(stage)).toContainText('of healthy backends: 0');
  await named(stage, 'slider', 'Failures in a row to eject').fill('1');
  await named(stage, 'slider', 'A slower answer is a failure').fill('10');
  await named(stage, 'slider', 'Ejected at most, %').fill('100');
  await expect(stage).toHaveAttribute('data-state', 'done');
  await expect(pictureOf(stage)).toContainText(/of healthy backends: [1-9]/);
  await expect(stage).toContainText('is healthy, but left out by');
});

test('a learner turns ejection off: its knobs rest, and what answers alone could tell nobody knows', async () => {
  const stage = await fresh();
  await stage.getByRole('radio', { name: 'checks alone', exact: true }).check({ force: true });
  await expect(stage).toHaveAttribute('data-state', 'done');
  await expect(named(stage, 'slider', 'Failures in a row to eject')).toBeDisabled();
  await time(stage).fill('30000');
  await expect(stage).toContainText('c2 fails 50%; still used by LB_A, LB_B, LB_C.');
  await expect((await opened(stage, 'Events')).locator('tbody')).not.toContainText('ejected');
});
