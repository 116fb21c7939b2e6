import {
  momentOf,
  named,
  opened,
  pictureOf,
  play,
  simulationSuite,
  skipPrediction,
  stageOf,
  time,
} from './support/stage';
import { expect, lessonPath, open } from './support/test';

const { test, page, fresh } = simulationSuite({
  path: `en/${lessonPath}`,
  id: 'anycast',
  typed: '20',
  fault: /Crash LB_B$/,
  broken: /LB_B.*dead/,
  other: 'resilient group',
});

test('a learner plays, pauses, steps on and back, scrubs back and resets', async () => {
  const stage = await fresh();
  const start = await momentOf(stage);

  await play(stage).click();
  await expect.poll(() => momentOf(stage)).toBeGreaterThan(start);
  await named(stage, 'button', 'Pause').click();
  const paused = await momentOf(stage);
  await page().waitForTimeout(300);
  expect(await momentOf(stage)).toBe(paused);

  await time(stage).fill('3900');
  await named(stage, 'button', 'Step on').click();
  expect(await momentOf(stage)).toBe(4000);
  await expect(time(stage)).toHaveAttribute('aria-valuetext', /4\.00.s/);
  await expect(pictureOf(stage)).toContainText('dead');

  await named(stage, 'button', 'Step on').click();
  expect(await momentOf(stage)).toBeGreaterThan(4000);
  await named(stage, 'button', 'Step back').click();
  expect(await momentOf(stage)).toBe(4000);
  await time(stage).fill('1000');
  await expect(pictureOf(stage)).not.toContainText('dead');

  await named(stage, 'button', 'Reset').click();
  expect(await momentOf(stage)).toBe(start);
});

test('a box pressed, by key or pointer, says what can happen to it and kills nothing; what is chosen happens at that moment', async () => {
  const stage = await fresh();
  await time(stage).fill('3000');
  const box = stage.getByRole('button', { name: /^LB_C, zone C, / });
  const menu = stage.getByRole('dialog', { name: 'What can happen to LB_C' });
  await box.click();
  await expect(menu).toBeVisible();
  await page().keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(box).toHaveAccessibleName(/healthy/);

  await box.focus();
  await page().keyboard.press('Enter');
  await expect(menu.getByRole('group', { name: 'Falls silent' })).toBeVisible();
  // Asked for again before the page has heard that it is closed.
  await menu.evaluate((shown) => {
    (shown as HTMLElement).hidePopover();
    document
      .querySelector('#simulation-anycast [aria-label^="LB_C, zone C, "]')!
      .dispatchEvent(new MouseEvent('click', { bubbles: true }));
  });
  await expect(menu).toBeVisible();
  await menu.getByRole('button', { name: 'Crash LB_C' }).press('Enter');
  await expect(box).toBeFocused();
  await expect(box).toHaveAccessibleName(/dead/);
  expect(await momentOf(stage)).toBe(3000);

  await time(stage).fill('3500');
  await box.click();
  await menu.getByRole('button', { name: 'End it now' }).click();
  await time(stage).fill('3600');
  await expect(stage.getByRole('slider', { name: 'Crash LB_C' })).toHaveAttribute(
    'aria-valuetext',
    /at 3.00.s, for 500.ms/,
  );

  const events = await opened(stage, 'Events');
  await expect(events.getByRole('row', { name: /LB_C lost power/ })).toBeVisible();
  await named(stage, 'button', 'Reset').click();
  await expect(stage.getByRole('slider', { name: 'Crash LB_C' })).toHaveCount(0);
});

test('another policy gives another run from the same seed, at the same moment', async () => {
  const stage = await fresh();
  await time(stage).fill('4050');
  const picture = pictureOf(stage);
  await expect(picture).toContainText(/moved needlessly: [1-9]/);
  await stage.getByRole('radio', { name: 'resilient group' }).check();
  await expect(picture).toContainText('moved needlessly: 0');
  expect(await momentOf(stage)).toBe(4050);
  await stage.getByRole('radio', { name: 'hash-threshold (Linux)' }).check();
  await expect(picture).toContainText(/moved needlessly: [1-9]/);
});

test('a flow tells why it went where it went', async () => {
  const stage = await fresh();
  await opened(stage, 'Flows');
  await stage.getByRole('button', { name: 'Why did flow 0 go there?' }).click();
  await expect(stage.getByRole('heading', { name: 'Why did flow 0 go there?' })).toBeFocused();
  await expect(stage.getByRole('listitem').filter({ hasText: 'SipHash-2-4' })).toBeVisible();
  await expect(stage.getByRole('listitem').filter({ hasText: 'Next hop LB_' })).toBeVisible();
});

test('the chart comes when it is asked for, with the same figures as a table', async () => {
  const stage = await stageOf(page(), 'maglev');
  await skipPrediction(stage);
  await opened(stage, 'Chart');
  await expect(stage.locator('.recharts-line').first()).toBeVisible();
  await stage.getByText('The same as a table').click();
  const table = stage
    .getByRole('table')
    .filter({ has: page().getByRole('columnheader') })
    .last();
  // A column for the time, and one for each line.
  await expect(table.getByRole('columnheader')).toHaveCount(1 + (await stage.locator('.recharts-line').count()));
  await expect(table.getByRole('row')).toHaveCount(61);
});

test('with reduced motion the run advances in steps', async () => {
  await page().emulateMedia({ reducedMotion: 'reduce' });
  const stage = await stageOf(page(), 'zones');
  await skipPrediction(stage);
  const start = await momentOf(stage);
  await play(stage).click();
  await expect.poll(() => momentOf(stage)).toBeGreaterThan(start);
  for (let look = 0; look < 20; look++) expect(((await momentOf(stage)) - start) % 700).toBe(0);
  await named(stage, 'button', 'Pause').click();
  await page().emulateMedia({ reducedMotion: null });
});

test('a link restores policy, faults and moment on another visit', async () => {
  await page().context().grantPermissions(['clipboard-read', 'clipboard-write']);
  const stage = await fresh();
  await time(stage).fill('2500');
  await stage.getByRole('radio', { name: 'modulo-N' }).check();
  await named(stage, 'button', /Crash LB_B$/).click();
  await named(stage, 'button', 'Link to this moment').click();
  await expect(stage).toContainText('The link is in the address bar');
  const link = page().url();
  expect(link).toContain('#s.anycast.2.');

  await page().goto('about:blank');
  await page().goto(link);
  const restored = await stageOf(page(), 'anycast');
  await expect(restored.getByRole('radio', { name: 'modulo-N' })).toBeChecked();
  await expect.poll(() => momentOf(restored)).toBe(2500);
  await expect(pictureOf(restored)).toContainText('dead');
});

test('a broken link says what is wrong with it, and the lesson’s own run is shown', async () => {
  await page().goto('about:blank');
  await open(page(), `en/${lessonPath}#s.anycast.1.bm90IGEgbGluaw`);
  const stage = await stageOf(page(), 'anycast');
  await expect(stage.getByRole('alert')).toContainText('The link could not be read');
  await expect(stage.getByRole('radio', { name: 'hash-threshold (Linux)' })).toBeChecked();
});
