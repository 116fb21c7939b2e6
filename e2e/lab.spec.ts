import type { Locator, Page } from '@playwright/test';
import { turn } from './support/long';
import { momentOf, named, opened, pictureOf, play, skipPrediction, stageOf, time } from './support/stage';
import { expect, open, test } from './support/test';

const openLab = async (page: Page): Promise<Locator> => {
  await open(page, 'en/lab/');
  return stageOf(page, 'lab');
};

const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const box = (stage: Locator, name: string) => pictureOf(stage).getByRole('button', { name: new RegExp(`^${name}, `) });
/** A field of the panel that is open. */
const field = (page: Page, name: string) =>
  page
    .locator('.panels .drawer-panel')
    .getByRole(/^(Zone|Layer|Kind|Algorithm|Tiers|What|To)/.test(name) ? 'combobox' : 'textbox', {
      name,
      exact: true,
    });

/** Tab until the target has the focus, as a learner without a pointer does. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let presses = 0; presses < 200; presses++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  await expect(target).toBeFocused();
}

async function press(page: Page, target: Locator, times = 1): Promise<void> {
  await tabTo(page, target);
  for (let n = 0; n < times; n++) await page.keyboard.press('Enter');
}

test('from an empty lab a learner builds three zones by keyboard alone, picks a box in the picture, breaks it and shares it', async ({
  page,
  browser,
}) => {
  test.setTimeout(120_000);
  const stage = await openLab(page);
  await press(page, button(page, 'Empty'));
  await expect(stage).toHaveAttribute('data-state', 'blocked');
  await expect(stage.getByRole('alert')).toContainText('zones, load balancers, backends, clients');

  await press(page, button(page, '+ zone'));
  await press(page, button(page, 'Add a load balancer in zone A'));
  await press(page, button(page, 'Add a backend in zone A'), 3);
  await expect(stage.getByRole('alert')).toContainText('It has no: clients.');
  await press(page, button(page, 'Add clients in zone A'));
  await expect(stage).toHaveAttribute('data-state', 'done');
  await press(page, button(page, 'Zone A'));
  await expect(page.getByRole('heading', { name: 'A zone' })).toBeFocused();
  await press(page, button(page, 'Duplicate'));
  await expect(page.getByRole('heading', { name: 'B zone' })).toBeFocused();
  await press(page, button(page, 'Duplicate'));
  await expect(stage).toHaveAttribute('data-state', 'done');
  for (const name of ['lb-a1', 'lb-b1', 'lb-c1', 'c3']) await expect(box(stage, name)).toBeVisible();

  await tabTo(page, time(stage));
  await page.keyboard.press('Home');
  await press(page, box(stage, 'lb-b1'));
  await expect(page.getByRole('heading', { name: 'lb-b1 load balancer' })).toBeFocused();
  await press(page, button(page, 'LB freezes, link up'));
  await expect(page.getByRole('group', { name: '1: LB freezes, link up, lb-b1' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-thing="lbs lb-b1"]')).toBeFocused();

  await stage.focus();
  const before = await momentOf(stage);
  await page.keyboard.press('Space');
  await expect(named(stage, 'button', 'Pause')).toBeVisible();
  await expect.poll(() => momentOf(stage)).toBeGreaterThan(before);
  await page.keyboard.press('Space');
  await tabTo(page, time(stage));
  await page.keyboard.press('End');
  await press(page, button(page, 'Link to this moment'));
  await expect.poll(() => page.url()).toContain('#s.lab.2.');
  const moment = await momentOf(stage);
  const events = await (await opened(stage, 'Events')).locator('tbody').innerText();

  const fresh = await browser.newContext();
  const there = await fresh.newPage();
  await there.goto(page.url());
  const restored = await stageOf(there, 'lab');
  await expect.poll(() => momentOf(restored)).toBe(moment);
  expect(await (await opened(restored, 'Events')).locator('tbody').innerText()).toBe(events);
  await expect(box(restored, 'c3')).toBeVisible();
  await fresh.close();
});

test(
  'a box pressed in the picture is changed beside it, its name as it is typed; what breaks a rule stays and is mended',
  turn(0),
  async ({ page }) => {
    const stage = await openLab(page);
    await box(stage, 'LB_B').click();
    await expect(box(stage, 'LB_B')).toHaveAttribute('aria-pressed', 'true');
    const weight = field(page, 'Weight');
    await weight.fill('257');
    await weight.press('Enter');
    await expect(stage.getByRole('alert')).toContainText('topology.lbs[1].weight must be at most 256; here it is 257.');
    await expect(weight).toHaveValue('257');
    await expect(weight).toHaveAttribute('aria-invalid', 'true');
    await weight.fill('heavy');
    await weight.press('Enter');
    await expect(stage.getByRole('alert')).toContainText('here it is "heavy"');
    await weight.fill('2');
    await weight.press('Enter');
    await expect(stage).toHaveAttribute('data-state', 'done');

    await field(page, 'Name').fill('lb-a2');
    await field(page, 'Name').press('Enter');
    await expect(box(stage, 'lb-a2')).toBeVisible();
    await button(page, 'Duplicate').click();
    await expect(field(page, 'Name')).toHaveValue('lb-b1');
    await expect(box(stage, 'lb-b1')).toHaveAttribute('aria-pressed', 'true');
    await button(page, 'Remove lb-b1').click();
    await expect(box(stage, 'lb-b1')).toHaveCount(0);
    await box(stage, 'clients-a').click();
    await expect(field(page, 'RTT, ms')).toHaveValue('20');
  },
);

test('every change can be undone and redone, by buttons and by keys', turn(1), async ({ page }) => {
  const stage = await openLab(page);
  await expect(button(page, 'Undo')).toBeDisabled();
  await button(page, 'Zone A').click();
  await field(page, 'Name').fill('north');
  await field(page, 'Name').press('Enter');
  await button(page, 'Remove north').click();
  await expect(box(stage, 'a1')).toHaveCount(0);
  await page.keyboard.press('Control+z');
  await expect(button(page, 'Zone north')).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(button(page, 'Zone A')).toBeVisible();
  await page.keyboard.press('Control+Shift+z');
  await expect(button(page, 'Zone north')).toBeVisible();
  await button(page, 'Undo').click();
  await expect(button(page, 'Undo')).toBeDisabled();
  await expect(stage).toHaveAttribute('data-state', 'done');
});

test(
  'what can do nothing here is folded with its reason, comes forth when it can, and an edit that changed no run is told',
  turn(6),
  async ({ page }) => {
    const stage = await openLab(page);
    const policies = await opened(stage, 'Policies');
    await policies.locator('.policies > .others > summary').click();
    const detection = policies.locator('summary', { hasText: 'How a death is noticed' });
    await expect(detection).toContainText('only when an LB fails');
    const faults = await opened(stage, 'Faults');
    await faults.getByRole('button', { name: '+ Add a fault' }).click();
    await expect(faults).toContainText('DNS record points elsewhere: only with several regions');
    await opened(stage, 'Policies');
    await expect(detection).not.toContainText('only');

    const zones = policies.locator('.policies > details', { hasText: 'Zone routing' });
    await zones.locator('> summary').click();
    await zones.getByRole('combobox', { name: 'Kind' }).selectOption('locality-weighted');
    const weight = zones.getByRole('group', { name: 'Weight of each zone' }).getByLabel('B', { exact: true });
    await weight.fill('-1');
    await weight.press('Enter');
    await expect(stage.getByRole('alert')).toContainText('policies.zone.localityWeights[0].weight must be at least 0');
    await weight.fill('3');
    await weight.press('Enter');
    await expect(stage).toHaveAttribute('data-state', 'done');

    const cost = policies.locator('.policies > details', { hasText: 'ECMP at the router' });
    await cost.locator('> summary').click();
    await cost.locator('.others > summary').click();
    await cost.getByRole('textbox', { name: 'Buckets' }).fill('64');
    await cost.getByRole('textbox', { name: 'Buckets' }).press('Enter');
    await expect(policies.locator('.idle-change')).toHaveText(
      'Buckets: the run is the same as before this change: only with the resilient algorithm.',
    );
  },
);

test('two scenarios stand side by side on one clock, and a link and a reload hold both', turn(3), async ({ page }) => {
  const stage = await openLab(page);
  await (await opened(stage, 'Faults')).getByRole('button', { name: '+ Add a fault' }).click();
  await button(page, 'Compare: copy to B').click();
  await opened(stage, 'Policies');
  await page.getByText('ECMP at the router').click();
  await field(page, 'Algorithm').selectOption('resilient');
  await expect(stage).toHaveAttribute('data-state', 'done');
  const lane = stage.locator('.lane');
  await expect(stage.getByRole('region', { name: 'Scenario A' })).toBeVisible();
  await lane.getByText('By what the two whole runs differ').click();
  await expect(lane.getByRole('row', { name: /Flows moved needlessly/ })).toBeVisible();

  await page.reload();
  const again = await stageOf(page, 'lab');
  await expect(again.getByRole('region', { name: 'Scenario B' })).toBeVisible();
  await page.getByRole('radio', { name: 'B', exact: true }).check();
  await expect(again.getByRole('region', { name: 'Scenario A' })).toBeVisible();
  await opened(again, 'Policies');
  await page.getByText('ECMP at the router').click();
  await expect(field(page, 'Algorithm')).toHaveValue('resilient');
});

test(
  'what happens to a picked box happens at the moment that is shown, and can be undone',
  turn(4),
  async ({ page }) => {
    const stage = await openLab(page);
    await time(stage).fill('4000');
    await box(stage, 'LB_A').click();
    await button(page, 'proxy dies, BGP lives').click();
    await expect(field(page, 'What happens')).toHaveValue('proxy-death');
    await expect(field(page, 'To what')).toHaveValue('lb-a');
    await expect(field(page, 'At, ms')).toHaveValue('4000');
    await expect(named(stage, 'slider', /LB_A/)).toBeVisible();
    await button(page, 'Undo').click();
    await expect(field(page, 'What happens')).toHaveCount(0);
    await expect(play(stage)).toBeEnabled();
  },
);

test('the bench is kept over visits; a template and a shared address lie on top of it, and undo leads back', async ({
  page,
}) => {
  const stage = await openLab(page);
  await button(page, 'Zone C').click();
  await button(page, 'Remove C').click();
  await expect.poll(() => page.url()).toContain('#s.lab.2.');
  await page.getByRole('link', { name: 'Progress', exact: true }).click();
  await page.waitForURL(/\/en\/progress\//);
  await page.getByRole('link', { name: 'Lab', exact: true }).first().click();
  await page.waitForURL(/\/en\/lab\/$/);
  const again = await stageOf(page, 'lab');
  await expect(box(again, 'b1')).toBeVisible();
  await expect(box(again, 'c1')).toHaveCount(0);

  await (await opened(again, 'Templates')).getByRole('link', { name: 'Two tiers' }).click();
  await expect(box(again, 'l4-c')).toBeVisible();
  await button(page, 'Undo').click();
  await expect(box(again, 'c1')).toHaveCount(0);
  await expect(box(again, 'LB_A')).toBeVisible();
  await expect(stage).toHaveAttribute('data-state', 'done');
});

test('a simulation of the course opens in the lab from its list and from its own stage', turn(5), async ({ page }) => {
  await openLab(page);
  await page.getByText('Open a simulation of the course here').click();
  await page.locator('.lab-open a').first().click();
  await expect.poll(() => page.url()).toContain('#s.lab.2.');
  await open(page, 'en/learn/maglev-hashing/');
  const stage = await stageOf(page, 'maglev-fill');
  await skipPrediction(stage);
  await time(stage).fill('3000');
  await named(stage, 'button', 'Open in the lab').click();
  await page.waitForURL(/\/en\/lab\/#s\.lab\./);
  const lab = await stageOf(page, 'lab');
  await expect.poll(() => momentOf(lab)).toBe(3000);
  await box(lab, 'LB_A').click();
  await expect(field(page, 'Layer')).toHaveValue('l4');
});

test('a link that is damaged says so, and the bench stays', turn(2), async ({ page }) => {
  await open(page, 'en/lab/#s.lab.1.AAAA');
  await expect(page.locator('#simulation-lab').getByRole('alert')).toContainText('The link could not be opened');
  await expect(button(page, 'Zone C')).toBeVisible();
});

test('the picture stays in sight while one edits, and nothing pushes the page aside: on a phone by touch, and beside the panels', async ({
  browser,
  baseURL,
}) => {
  const phone = await browser.newContext({ hasTouch: true, viewport: { width: 320, height: 640 }, locale: 'en-US' });
  const page = await phone.newPage();
  await page.goto(`${baseURL}en/lab/`);
  const stage = await stageOf(page, 'lab');
  await box(stage, 'LB_C').tap();
  await expect(page.getByRole('heading', { name: 'LB_C load balancer' })).toBeInViewport();
  for (const panel of ['Boxes', 'Lists', 'Faults', 'Policies', 'Templates']) {
    await opened(stage, panel);
    expect([panel, await page.evaluate(() => document.documentElement.scrollWidth)]).toEqual([panel, 320]);
  }
  for (const [width, height] of [
    [360, 740],
    [768, 1024],
    [1280, 720],
  ] as const) {
    await page.setViewportSize({ width, height });
    await opened(stage, 'Policies');
    await page.getByText('Without effect here').first().scrollIntoViewIfNeeded();
    await expect(box(stage, 'LB_B')).toBeInViewport();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  }
  await phone.close();
});
