import { named, opened, pictureOf, simulationSuite, stageOf, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/many-boxes-one-address/';
const id = 'ecmp-grid';

const { test, page, fresh } = simulationSuite({
  path,
  id,
  typed: '17',
  fault: /Crash LB_B$/,
  broken: /dead/,
  other: 'modulo-N',
});

test(`${id}: a learner sees which of the four ways moves nobody without need`, async () => {
  const stage = await fresh();
  await time(stage).fill('4100');
  for (const [way, isNeedless] of [
    ['hash-threshold (Linux)', true],
    ['modulo-N', true],
    ['resilient buckets', false],
    ['highest random weight (HRW)', false],
  ] as const) {
    await stage.getByRole('radio', { name: way }).check();
    await expect(stage).toHaveAttribute('data-state', 'done');
    const picture = expect(pictureOf(stage));
    await (isNeedless ? picture : picture.not).toContainText(/moved needlessly: [1-9]/);
  }
});

test(`${id}: a learner sees the bounds slide, bystanders flash, and the record of the moved stay`, async () => {
  const stage = await fresh();
  const picture = pictureOf(stage);
  await time(stage).fill('3900');
  await expect(picture).toContainText('LB_A · 33%');
  await expect(picture.locator('.is-recorded')).toHaveCount(0);
  await time(stage).fill('4700');
  await expect(picture).toContainText('slowed down');
  await expect(picture.locator('.is-overrun .mark-needless').first()).toBeVisible();
  await time(stage).fill('6000');
  await expect(picture).toContainText('LB_B · 50%');
  await expect(picture.locator('.is-overrun')).toHaveCount(0);
  const recorded = await picture.locator('.is-recorded').count();
  expect(recorded).toBeGreaterThan(0);
  await time(stage).fill('7900');
  await expect(picture.locator('.is-recorded')).toHaveCount(recorded);
});

test(`${id}: a learner edits a 5-tuple, is told what is wrong with it, and sees the kernel choose`, async () => {
  const stage = await fresh();
  const part = await opened(stage, 'Edit a 5-tuple, see its hash');
  const field = (name: string) => part.getByRole('textbox', { name });
  // Of evidence/vectors/cases/ecmp-linux-kernel.json: a real kernel answered 198.51.100.7:40000 with the second hop.
  await field('Source address').fill('198.51.100.7');
  await field('Source port').fill('40000');
  await expect(part.getByRole('row', { name: /ip_proto 06/ })).toBeVisible();
  await expect(part.getByRole('row', { name: /ports 9c 40 01 bb/ })).toBeVisible();
  await expect(part.getByRole('row', { name: /LB_B.*✓ chosen/ })).toBeVisible();

  await field('Source port').fill('70000');
  await expect(part).toContainText('Source port: expected a port from 0 to 65535, found “70000”.');
  await expect(field('Source port')).toHaveAttribute('aria-invalid', 'true');
  await expect(field('Source port')).toHaveValue('70000');
  await expect(part.getByRole('row', { name: /ports 9c 40 01 bb/ })).toBeVisible();
  await field('Source port').fill('40000');
  await expect(part).not.toContainText('expected');
});

test(`${id}: a flow of the learner's own goes into the run, and the link brings it back`, async () => {
  const stage = await fresh();
  await time(stage).fill('3000');
  const part = await opened(stage, 'Edit a 5-tuple, see its hash');
  await part.getByRole('textbox', { name: 'Source port' }).fill('4242');
  await named(part, 'button', 'Put it into the run').click();
  await expect(part.getByRole('status')).toContainText('begins with your flow');
  await expect(stage).toHaveAttribute('data-state', 'done');
  await named(stage, 'button', 'Link to this moment').click();
  await expect.poll(() => page().url()).toContain(`#s.${id}.`);
  const link = page().url();
  await page().goto('about:blank');
  await page().goto(link);
  const restored = await stageOf(page(), id);
  const flows = await opened(restored, 'Flows');
  await expect(flows.getByRole('row', { name: /:4242 →/ })).toBeVisible();
});
