import { named, pictureOf, simulationSuite, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/the-storm-you-make/';
const id = 'retry-storm';

const { test, fresh } = simulationSuite({
  path,
  id,
  typed: '10',
  fault: /Crash db-a$/,
  broken: /db-a: dead/,
  other: 'breaker',
});

test('a learner stops the storm: with a budget and a breaker a second of a slow database is forgotten', async () => {
  const stage = await fresh();
  const end = String(await time(stage).getAttribute('max'));
  await time(stage).fill(end);
  await expect(pictureOf(stage)).toContainText('requests failed in the last seconds: 100%');
  await expect(stage).toHaveAttribute('data-state', 'done');
  await stage.getByRole('radio', { name: 'retries ≤ a share of calls, or one', exact: true }).check({ force: true });
  await stage.getByRole('radio', { name: 'breaker', exact: true }).check({ force: true });
  await expect(stage).toHaveAttribute('data-state', 'done');
  await expect(pictureOf(stage)).toContainText('requests failed in the last seconds: 0%');
  await expect(pictureOf(stage)).toContainText('breaker closed');
});

test('a learner turns the tries down to one: nothing is left to storm with', async () => {
  const stage = await fresh();
  await named(stage, 'slider', 'Tries in all').fill('1');
  await expect(stage).toHaveAttribute('data-state', 'done');
  await time(stage).fill(String(await time(stage).getAttribute('max')));
  await expect(stage).toContainText('Calls for each request, tier by tier: 1.0, 1.0, 1.0.');
});
