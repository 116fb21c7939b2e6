import { opened, pictureOf, simulationSuite, time } from './support/stage';
import { expect, lessonPath } from './support/test';

const path = `en/${lessonPath}`;
const id = 'dns-regions';
const other = 'a region; LBs choose the backend';

const { test, fresh } = simulationSuite({
  path,
  id,
  typed: '60',
  fault: /Crash a2$/,
  broken: /a2: dead/,
  other,
  isAboutTheFault: true,
});

test(`${id}: a learner sees what LBs behind the name are for`, async () => {
  const stage = await fresh();
  await expect(pictureOf(stage)).toContainText('no LB between');
  await opened(stage, 'Compare side by side');
  await stage.getByRole('checkbox', { name: other }).check({ force: true });
  await time(stage).fill('120000');
  await opened(stage, 'By what the two whole runs differ');
  const unanswered = stage.getByRole('row', { name: /Seconds with something unanswered/ }).getByRole('cell');
  const seconds = async (index: number) => Number.parseFloat((await unanswered.nth(index).textContent()) ?? '');
  await expect(unanswered.first()).toBeVisible();
  expect(await seconds(0)).toBeGreaterThan(50);
  expect(await seconds(1)).toBeLessThan(5);
});
