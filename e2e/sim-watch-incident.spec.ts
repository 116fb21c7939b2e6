import { opened, simulationSuite, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/resilient-lb-architecture/';
const id = 'watch-incident';

const { test, fresh } = simulationSuite({
  path,
  id,
  typed: '5',
  fault: /Drain a1$/,
  broken: /Drain time\s*a1/,
  other: 'no retry',
});

test('a learner sees retries climb while errors hardly do, and errors climb without retries', async () => {
  const stage = await fresh();
  await time(stage).fill('9000');
  await expect(stage).toContainText(/Errors, each: b1 \d+%/);
  await expect(stage).toContainText(/Retries: [1-9]/);
  const alerts = await opened(stage, 'Alert rules over this run');
  await expect(alerts.getByRole('row').filter({ hasText: 'retries above' })).toContainText('▲ on');
  await stage.getByRole('radio', { name: 'no retry', exact: true }).check({ force: true });
  await expect(stage).toHaveAttribute('data-state', 'done');
  await expect(stage).toContainText('Retries: 0.0%');
  await expect(alerts.getByRole('row').filter({ hasText: 'burn 14.4×' })).toContainText('▲ on');
});
