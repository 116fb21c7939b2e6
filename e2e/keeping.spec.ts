import type { CDPSession, Locator, Page } from '@playwright/test';
import { long, turn } from './support/long';
import { storedEvents } from './support/progress';
import { expect, lessonPath, open, test } from './support/test';

/*
 * What only a browser shows of the faults of storage; `progress/faults.test.ts` has the table of all, `scripts/kills.ts` what
 * takes long.
 */

const card = (page: Page): Locator =>
  page
    .locator('#recall')
    .getByRole('group', { name: /^Card / })
    .first();
const sign = (page: Page): Locator => card(page).locator('[data-saved]');
const notice = (page: Page, kind: string): Locator => page.locator(`[data-notice=${kind}]`);

async function openRecall(page: Page): Promise<void> {
  await open(page, `en/${lessonPath}#recall`);
  await expect(card(page).getByRole('textbox')).toBeVisible();
}

async function answer(page: Page, text: string): Promise<void> {
  const again = card(page).getByRole('button', { name: 'Answer it again' });
  if (await again.isVisible()) await again.click();
  await card(page).getByRole('textbox').first().fill(text);
  await card(page).getByRole('button', { name: 'Show the model answer' }).click();
  await page.keyboard.press('3');
}

const answersIn = async (page: Page) => (await storedEvents(page, 'RecallGraded')).map(({ payload }) => payload.answer);

async function quota(page: Page, baseURL: string | undefined, quotaSize?: number): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page);
  const { origin } = new URL(baseURL ?? '');
  await session.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize !== undefined && { quotaSize }) });
  return session;
}

test.use({ ownProfile: true });

test('an answer and a draft are said to be saved when the device has them', async ({ page }) => {
  await openRecall(page);
  await card(page).getByRole('textbox').fill('All announce the address.');
  await expect(sign(page)).toHaveText('Draft saved on this device');
  await answer(page, 'All announce the address.');
  await expect(sign(page)).toHaveText('Saved on this device');
  expect(await answersIn(page)).toEqual(['All announce the address.']);
  await page.reload();
  await expect(sign(page)).toHaveText('Saved on this device');
  await expect(card(page).getByText('All announce the address.')).toBeVisible();
});

test('a device without room: the reader is told where they are, nothing is lost, and it is stored when there is room', async ({
  page,
  baseURL,
}) => {
  // Before anything is stored: how much room there was, Chromium remembers for half a minute of an open database.
  const session = await quota(page, baseURL, 1);
  await openRecall(page);
  await answer(page, 'first');
  await expect(sign(page)).toHaveText('Kept aside in this browser, not stored yet');
  await expect(notice(page, 'full')).toBeInViewport();
  await openRecallGraded(page);
  await expect(card(page).getByText('first', { exact: true })).toBeVisible();
  await expect(sign(page)).toHaveAttribute('data-saved', 'held');
  await answer(page, 'second');
  await expect(sign(page)).toHaveAttribute('data-saved', 'held');
  await quota(page, baseURL);
  await expect(sign(page)).toHaveAttribute('data-saved', 'saved', { timeout: 30_000 });
  await expect(notice(page, 'full')).toBeHidden();
  expect(await answersIn(page)).toEqual(['first', 'second']);
  await session.detach();
});

/** Loads the lesson anew, where the card has been graded. */
async function openRecallGraded(page: Page): Promise<void> {
  await page.reload();
  await expect(card(page).getByRole('button', { name: 'Answer it again' })).toBeVisible({ timeout: 15_000 });
}

test(
  'an old tab that blocks the store: what was answered before is there, what is answered is kept',
  long,
  async ({ page }) => {
    await openRecall(page);
    await answer(page, 'first');
    await expect(sign(page)).toHaveAttribute('data-saved', 'saved');

    const old = await page.context().newPage();
    await old.goto('icon.svg');
    await page.goto('about:blank');
    await old.evaluate(
      () =>
        new Promise<void>((resolve) => {
          const opening = indexedDB.open('rlb-progress');
          // It never gives way, also not to who clears up: who asks for the database next waits behind who wants to delete it.
          opening.onsuccess = () => {
            Object.assign(window, { kept: opening.result });
            indexedDB.deleteDatabase('rlb-progress').onblocked = () => resolve();
          };
        }),
    );
    await open(page, `en/${lessonPath}#recall`);
    await expect(notice(page, 'held')).toBeVisible({ timeout: 15_000 });
    await expect(card(page).getByText('first', { exact: true })).toBeVisible();
    await answer(page, 'second');
    await expect(sign(page)).toHaveAttribute('data-saved', 'held', { timeout: 15_000 });
    await old.close();
    await expect(sign(page)).toHaveAttribute('data-saved', 'saved', { timeout: 60_000 });
    expect(await answersIn(page)).toEqual(['first', 'second']);
  },
);

test('in a frame without an origin nothing can be kept: the reader is told, and goes on', turn(5), async ({ page }) => {
  await page.route('**/host.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: `<!doctype html><iframe sandbox="allow-scripts" src="en/${lessonPath}#recall" width="1200" height="800"></iframe>`,
    }),
  );
  await page.goto('host.html');
  const frame = page.frameLocator('iframe');
  await expect(frame.locator('[data-notice=memory]')).not.toHaveAttribute('hidden', { timeout: 15_000 });
  const inFrame = frame
    .locator('#recall')
    .getByRole('group', { name: /^Card / })
    .first();
  await inFrame.getByRole('button', { name: 'I do not remember' }).click();
  await inFrame.getByRole('button', { name: '1 Not at all' }).click();
  await expect(inFrame.locator('[data-saved]')).toHaveText('Not saved');
});

test('two tabs: each shows what the other did, and both are stored', long, async ({ page }) => {
  await openRecall(page);
  const other = await page.context().newPage();
  await openRecall(other);
  await answer(page, 'here');
  await answer(other, 'there');
  await expect.poll(() => answersIn(page)).toEqual(['here', 'there']);
  await other.close();
});
