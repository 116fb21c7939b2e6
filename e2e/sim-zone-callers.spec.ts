import type { Locator } from '@playwright/test';
import { opened, pictureOf, simulationSuite, time } from './support/stage';
import { expect } from './support/test';

const path = 'en/learn/stay-in-your-zone/';
const id = 'zone-callers';

const { test, page, fresh } = simulationSuite({
  path,
  id,
  typed: '67',
  fault: /Crash b1$/,
  broken: /dead/,
  other: 'own zone only',
});

const boxOf = (stage: Locator, name: string) =>
  pictureOf(stage).getByRole('button', { name: new RegExp(`^${name}, `) });

test(`${id}: a learner drags a machine to another zone, or moves it by a list, and presses are still presses`, async () => {
  const stage = await fresh();
  await time(stage).fill('6000');
  const box = boxOf(stage, 'LB_D');
  await expect(box).toHaveAccessibleName(/zone A/);
  await box.hover();
  const from = (await box.boundingBox())!;
  await page().mouse.down();
  await page().mouse.move(from.x + from.width * 1.7, from.y + from.height / 2, { steps: 6 });
  await page().mouse.up();
  await expect(box).toHaveAccessibleName(/zone B, healthy/);

  const part = await opened(stage, 'Move callers and backends between zones');
  await expect(part.getByRole('row', { name: /^B 2 · 50%/ })).toBeVisible();
  await part.getByRole('combobox', { name: 'Zone of LB_D' }).selectOption('A');
  await expect(box).toHaveAccessibleName(/zone A, healthy/);
  await part.getByRole('combobox', { name: 'Zone of a1' }).selectOption('C');
  await expect(boxOf(stage, 'a1')).toHaveAccessibleName(/zone C/);
  await boxOf(stage, 'a2').click();
  await stage.getByRole('dialog').getByRole('button', { name: 'Crash a2' }).click();
  await expect(boxOf(stage, 'a2')).toHaveAccessibleName(/dead/);
});

test(`${id}: each policy pays in its own coin`, async () => {
  const stage = await fresh();
  await time(stage).fill('9000');
  const figureOf = async (policy: string) => {
    await stage.getByRole('radio', { name: policy }).check();
    await expect(stage).toHaveAttribute('data-state', 'done');
    const [, share, usd] = /([\d.]+)% cross zones · \$([\d,]+)/.exec((await pictureOf(stage).textContent()) ?? '')!;
    return { share: Number(share), usd: Number(usd!.replace(',', '')) };
  };
  const any = await figureOf('any zone');
  const local = await figureOf('own zone only');
  const aware = await figureOf('zone-aware');
  expect(local).toEqual({ share: 0, usd: 0 });
  expect(any.share).toBeGreaterThan(60);
  expect(aware.share).toBeGreaterThan(10);
  expect(aware.usd).toBeLessThan(any.usd / 2);
});
