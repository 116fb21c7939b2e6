import type { Page } from '@playwright/test';
import { turn } from './support/long';
import { expect, lessonPath, open, test } from './support/test';

const field = (page: Page) => page.getByRole('combobox', { name: 'Words to look for' });
const options = (page: Page) => page.getByRole('listbox', { name: 'Results' }).getByRole('option');
const passage = (page: Page) => page.locator(':focus');

/** The words of the page that are marked as found. */
const marked = (page: Page) =>
  page.evaluate(() => [...(CSS.highlights.get('found') ?? [])].map((range) => String((range as Range).toString())));

/** Opens the search and waits until it can answer. */
async function look(page: Page, query: string, key = '/'): Promise<void> {
  await page.keyboard.press(key);
  await field(page).fill(query);
  await expect(page.getByRole('dialog').getByRole('status')).toHaveText(/Found: |Nothing found/);
}

test('a reader finds a passage by keys alone, and stands before its marked words', async ({ page }) => {
  await open(page, 'en/');
  await look(page, 'rotating ticket keys');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await expect(field(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  const second = options(page).nth(1);
  await expect(second).toHaveAttribute('aria-selected', 'true');
  await expect(field(page)).toHaveAttribute('aria-activedescendant', (await second.getAttribute('id')) ?? '');
  await expect(field(page)).toBeFocused();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect(options(page).last()).toHaveAttribute('aria-selected', 'true');
  await field(page).fill('keepaliv');
  await expect(options(page).first()).toContainText('One load balancer is one too many');
  await page.keyboard.press('Enter');
  await page.waitForURL('**/en/learn/one-lb-is-one-too-many/#configure');
  await expect(passage(page)).toContainText('keepalived');
  await expect(passage(page)).toBeInViewport();
  expect(await marked(page)).toContain('keepalived');
});

test('a result opens at an altitude that reads it, and says so', turn(0), async ({ page }) => {
  await open(page, `en/${lessonPath}`);
  await page.keyboard.press('Shift+T');
  await expect(page.locator('html')).toHaveAttribute('data-altitude', 'junior');
  await look(page, '425 too early', 'Control+k');
  await expect(options(page).first()).toContainText('Senior');
  await page.keyboard.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('data-altitude', 'senior');
  await expect(page.locator('.key-done')).toContainText('Senior');
  await expect(passage(page)).toContainText('425');
  await expect(passage(page)).toBeInViewport();
  // On the same page: it was not loaded again, and the address tells no more than the place.
  expect(new URL(page.url()).search).toBe('');
});

test('forms, slips and the other language are understood, in Russian as well', turn(5), async ({ page }) => {
  await open(page, 'ru/');
  await page.keyboard.press('/');
  const input = page.getByRole('combobox');
  for (const [query, title] of [
    ['балансеровщики', 'балансировщиков'],
    ['gray failure', 'серый отказ'],
    ['таблицей соединений', 'таблица соединений'],
  ] as const) {
    await input.fill(query);
    await expect(page.getByRole('option', { name: new RegExp(title, 'i') }).first()).toBeVisible();
  }
  await input.fill('ъъъъъъъ');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('Ничего не нашлось');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('the search is one button and no bytes until it is opened', turn(2), async ({ page }) => {
  const asked: string[] = [];
  page.on('response', (response) => asked.push(new URL(response.url()).pathname));
  await open(page, `en/${lessonPath}`);
  expect(asked.filter((path) => path.endsWith('.json'))).toEqual([]);
  await page.getByRole('button', { name: 'Search' }).click();
  await field(page).fill('maglev');
  await expect(options(page).first()).toBeVisible();
  expect(asked.filter((path) => /\/_next\/static\/json\/[0-9a-f]+\.json$/.test(path))).toHaveLength(1);
});

test('what cannot be fetched is said, and asked for again', turn(3), async ({ page, wrong }) => {
  await open(page, 'en/');
  await page.route('**/*.json', (route) => route.abort());
  await page.keyboard.press('/');
  await field(page).fill('maglev');
  await expect(page.getByRole('dialog').getByRole('status')).toContainText('did not come');
  await page.unroute('**/*.json');
  await field(page).fill('maglev ');
  await expect(options(page).first()).toContainText('Maglev');
  wrong.length = 0;
});

test('a slash is typed where a reader types', turn(1), async ({ page }) => {
  await open(page, `en/${lessonPath}#recall`);
  const box = page.locator('#recall').getByRole('textbox').first();
  await box.focus();
  await page.keyboard.press('/');
  await expect(box).toHaveValue('/');
  await expect(page.getByRole('dialog')).toBeHidden();
});

test('a term says what it means beside its words, and leads to the glossary and back', turn(7), async ({ page }) => {
  await open(page, 'en/learn/many-boxes-one-address/');
  const term = page.locator('a.term:visible').first();
  const name = (await term.textContent()) ?? '';
  await term.focus();
  await page.keyboard.press('Enter');
  const meaning = page.locator('.definition');
  await expect(meaning).toBeVisible();
  await expect(meaning).toBeFocused();
  await expect(page).toHaveURL(/many-boxes-one-address\/$/);
  const [word, box] = await Promise.all([term.boundingBox(), meaning.boundingBox()]);
  expect(Math.abs((box?.y ?? 0) - (word?.y ?? 0))).toBeLessThan(Math.max(box?.height ?? 0, 60) + 20);
  await page.keyboard.press('Escape');
  await expect(meaning).toBeHidden();
  await expect(term).toBeFocused();
  await term.click({ modifiers: [] });
  await meaning.getByRole('link').first().click();
  await expect(page.locator('html')).toHaveAttribute('data-keys', 'ready');
  expect(name.length).toBeGreaterThan(1);
});

test('the glossary reads in the order of the letters, with the ways to the lessons', turn(6), async ({ page }) => {
  await open(page, 'ru/glossary/#grey-failure');
  const terms = await page.locator('.glossary dfn').allTextContents();
  expect(terms).toEqual(terms.toSorted((one, other) => one.localeCompare(other, 'ru')));
  const grey = page.locator('#grey-failure');
  await expect(grey).toBeInViewport();
  await grey.getByRole('link').first().click();
  await page.waitForURL('**/ru/learn/who-is-dead/**');
});

test.describe('without scripts', () => {
  test.use({ javaScriptEnabled: false });

  test('a term leads to the glossary', turn(4), async ({ page }) => {
    await page.goto('en/learn/many-boxes-one-address/');
    await page.locator('a.term[href$="#ecmp"]:visible').first().click();
    await expect(page.locator('#ecmp')).toBeInViewport();
  });
});

test('the browser’s own search reaches what an altitude leaves out, and climbs there', turn(2), async ({ page }) => {
  await open(page, `en/${lessonPath}`);
  const layer = page.locator('.layer[data-from=senior]').first();
  await expect(layer).toHaveAttribute('hidden', 'until-found');
  await expect(layer.locator('p').first()).toBeHidden();
  expect((await layer.boundingBox())?.height ?? 0).toBe(0);
  // What a browser sends when its reader looks for a word of it.
  await layer.evaluate((element) => element.dispatchEvent(new Event('beforematch', { bubbles: true })));
  await expect(page.locator('html')).toHaveAttribute('data-altitude', 'senior');
  await expect(layer.locator('p').first()).toBeVisible();
  await expect(layer).not.toHaveAttribute('hidden');
});
