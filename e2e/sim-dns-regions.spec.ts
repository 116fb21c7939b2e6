import { pictureOf, simulationSuite, skipPrediction, stageOf, time } from './support/stage';
import { expect, lessonPath, open, test } from './support/test';

const path = `en/${lessonPath}`;
const id = 'dns-regions';
const other = 'a region; LBs choose the backend';

simulationSuite({ path, id, typed: '60', fault: /Crash a2$/, broken: /a2: dead/, other });

test(`${id}: a learner sees what LBs behind the name are for`, async ({ page }) => {
  await open(page, path);
  const stage = await stageOf(page, id);
  await skipPrediction(stage);
  await expect(pictureOf(stage)).toContainText('no LB between');
  await stage.getByText('Compare side by side').first().click();
  await stage.getByRole('checkbox', { name: other }).check({ force: true });
  await time(stage).fill('120000');
  await stage.getByText('By what the two whole runs differ').click();
  const unanswered = stage.getByRole('row', { name: /Seconds with something unanswered/ }).getByRole('cell');
  const seconds = async (index: number) => Number.parseFloat((await unanswered.nth(index).textContent()) ?? '');
  await expect(unanswered.first()).toBeVisible();
  expect(await seconds(0)).toBeGreaterThan(50);
  expect(await seconds(1)).toBeLessThan(5);
});
