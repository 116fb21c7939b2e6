import { named, opened, pictureOf, simulationSuite, stageOf, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/maglev-hashing/';
const id = 'maglev-fill';

const { test, page, fresh } = simulationSuite({
  path,
  id,
  typed: '90',
  fault: /Crash a1$/,
  broken: /dead/,
  other: 'on: flows it has seen stay put',
});

test(`${id}: a learner sees two tables while one LB has not heard the news, and one table once both have`, async () => {
  const stage = await fresh();
  await time(stage).fill('9000');
  await expect(pictureOf(stage)).toContainText('lists differ, so do tables');
  await stage.getByRole('radio', { name: 'reaches both at once' }).check();
  await expect(pictureOf(stage)).toContainText('the same table on each');
});

test(`${id}: a learner sees one slot in every table, and the changed slots lit where an LB has the news`, async () => {
  const stage = await fresh();
  await time(stage).fill('9000');
  const picture = pictureOf(stage);
  await expect(picture).toContainText(/flow \d+: hash mod 65537 = slot \d+/);
  await expect(picture.locator('.lookup')).toHaveCount(1);
  await expect(picture.locator('.is-lit').first()).toBeVisible();
  await time(stage).fill('1000');
  await expect(picture.locator('.is-lit')).toHaveCount(0);
});

test('seven-slots: a learner sees three backends claim seven slots in turn, and two LBs do it apart', async () => {
  const stage = await stageOf(page(), 'seven-slots');
  const picture = pictureOf(stage);
  const free = picture.locator('.slot.is-free');
  await time(stage).fill('0');
  await expect(free).toHaveCount(14);
  await expect(picture).toContainText('turn 0 of 7');
  await time(stage).fill('1500');
  await expect.poll(() => free.count()).toBeLessThan(14);
  await time(stage).fill('3900');
  await expect(free).toHaveCount(0);
  await expect(picture).toContainText('the same table on each');
  await time(stage).fill('7000');
  await expect(picture).toContainText('LB_B fills its table');
});

test(`${id}: a learner fills a small table, turn by turn and back`, async () => {
  const part = await opened(await fresh(), 'Fill a small table, step by step');
  const slots = part.getByRole('list', { name: 'The table' }).getByRole('listitem');
  const free = () => slots.filter({ hasText: '·' }).count();
  await part.getByRole('combobox', { name: 'Slots (a prime)' }).selectOption('13');
  await expect(slots).toHaveCount(13);
  expect(await free()).toBe(13);
  await named(part, 'button', 'Turn on').click();
  await named(part, 'button', 'Turn on').click();
  expect(await free()).toBe(11);
  await expect(part).toContainText(/Turn 2: \w\d wants slot/);
  await named(part, 'button', 'Turn back').click();
  expect(await free()).toBe(12);
  await named(part, 'button', 'To the end').click();
  expect(await free()).toBe(0);
  await expect(part).toContainText('Full. The backends have 4 to 5 slots each.');

  await part.getByRole('combobox', { name: 'Left out' }).selectOption('b1');
  await part.getByRole('slider', { name: 'Turns taken' }).fill('13');
  await expect(part).toContainText(/of 13 slots changed; \d+ of them had an owner who is still here/);
});

test(`${id}: a learner compares the big table with ring, rendezvous and jump`, async () => {
  const part = await opened(await fresh(), 'The big table against ring, rendezvous and jump');
  const row = (scheme: string) => part.getByRole('row', { name: new RegExp(`^${scheme}`) });
  await expect(part.getByRole('row', { name: /^jump/ })).toContainText('%', { timeout: 15_000 });
  await expect(row('Maglev')).toContainText('1.000×');
  await expect(row('rendezvous')).toContainText('0.0%');
  await part.getByRole('combobox', { name: 'Which one goes' }).selectOption('the last');
  await expect(row('jump').getByRole('cell').last()).toHaveText('0.0%', { timeout: 15_000 });
});
