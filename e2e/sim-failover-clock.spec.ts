import { pictureOf, simulationSuite, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/one-lb-is-one-too-many/';
const id = 'failover-clock';

const { test, fresh } = simulationSuite({
  path,
  id,
  typed: '90',
  fault: /Crash LB_B$/,
  broken: /dead/,
  other: 'anycast, ECMP',
  isAboutTheFault: true,
});

test(`${id}: a learner sees the same death on four clocks, each with its long part`, async () => {
  const stage = await fresh();
  const laneOf = (name: string) => stage.getByRole('region', { name });
  await time(stage).fill('19000');
  await expect(pictureOf(stage)).toContainText('all is well');
  await time(stage).fill('140000');
  await expect(pictureOf(stage)).toContainText(/detect: 30\ss/);
  await expect(pictureOf(stage)).toContainText(/tell: 6\d(\.\d)?\ss/);
  await expect(laneOf('no spare: one box')).toContainText(/detect: 120\ss…/);
  await expect(laneOf('VRRP pair')).toContainText(/decide: 609\sms/);
  await expect(laneOf('anycast, ECMP')).toContainText(/detect: 0\sms/);
  await expect(laneOf('anycast, ECMP')).toContainText(/last answer 1\.\d+\ss/);
});

test(`${id}: a shorter TTL shortens the one wait that it is part of`, async () => {
  const stage = await fresh();
  await stage.getByRole('slider', { name: 'TTL of the DNS record' }).fill('5000');
  await expect(stage).toHaveAttribute('data-state', 'done');
  await time(stage).fill('140000');
  await expect(pictureOf(stage)).toContainText(/detect: 30\ss/);
  await expect(pictureOf(stage)).not.toContainText(/tell: 6\d(\.\d)?\ss/);
});
