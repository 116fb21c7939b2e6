import { readdirSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';
import { type Locale, words } from './support/learner';
import { long } from './support/long';
import { expect, open, test } from './support/test';

const say = {
  en: {
    ...words.en,
    retry: /^Try again/,
    varied: /other parameters/,
    number: 'Your number',
    check: 'Check',
    told: /the engine gives (.+?)\.$/,
    belongs: 'It belongs here',
    order: 'The right order',
    run: 'Run with these settings',
    missed: 'Not every goal is reached',
  },
  ru: {
    ...words.ru,
    retry: /^Ответить (ещё раз|при других)/,
    varied: /других параметрах/,
    number: 'Ваше число',
    check: 'Проверить',
    told: /движок даёт (.+?)\.$/,
    belongs: 'Место здесь',
    order: 'Верный порядок',
    run: 'Запустить с этими настройками',
    missed: 'Достигнуты не все цели',
  },
} as const;
type Words = (typeof say)[Locale];

const verdictIn = (part: Locator, { verdict }: Words) => part.getByRole('heading', { name: verdict });

/** Hands in what is chosen, and gives what is said of it. */
async function verdictOn(part: Locator, told: Words): Promise<string> {
  const [verdict, skip] = [verdictIn(part, told), part.getByRole('button', { name: told.skip })];
  await part.getByRole('button', { name: told.commit }).click();
  await expect(verdict.or(skip).first()).toBeVisible();
  if (await skip.isVisible()) await skip.click();
  await expect(verdict).toBeVisible();
  return verdict.innerText();
}

/**
 * Goes through the options, one an attempt, until one was right and one was not. From round to round they begin one later:
 * attempts ask in as many ways as there may be options, and which is right may differ.
 */
async function chooseRightAndWrong(part: Locator, told: Words): Promise<void> {
  const options = part.getByRole('radio');
  await expect(options.first()).toBeEnabled();
  const [count, seen] = [await options.count(), new Set<string>()];
  for (let attempt = 0; seen.size < 2 && attempt < count * count; attempt++) {
    if (attempt > 0) await part.getByRole('button', { name: told.retry }).click();
    await options.nth((attempt + Math.floor(attempt / count)) % count).click();
    seen.add(await verdictOn(part, told));
  }
  expect([...seen]).toHaveLength(2);
}

/** Says a number that is wrong, and then the one that the page tells, where that is one number. */
async function sayWrongAndRight(card: Locator, told: Words): Promise<void> {
  const answer = async (text: string) => {
    await card.getByRole('textbox', { name: told.number }).fill(text);
    await card.getByRole('button', { name: told.check }).click();
    return card.getByRole('status').last();
  };
  const said = await answer('987654321');
  await expect(said).toHaveText(told.told);
  const truth = told.told.exec(await said.innerText())?.[1] ?? '';
  if (/^[\d\s.,]+\s*(%|[^\d\s]+)?$/u.test(truth)) await expect(await answer(truth)).toContainText(told.right);
}

async function answerCard(card: Locator, told: Words): Promise<void> {
  await card.getByRole('button', { name: told.forgotten }).click();
  await card.getByRole('button', { name: told.grade }).click();
  const [number, option] = [card.getByRole('textbox', { name: told.number }), card.getByRole('radio')];
  await expect(number.or(option).first()).toBeVisible();
  await ((await number.isVisible()) ? sayWrongAndRight(card, told) : chooseRightAndWrong(card, told));
}

/** Presses the way on, and says whether the same is asked again: otherwise what was told decides nothing. */
async function again(part: Locator, told: Words): Promise<boolean> {
  const retry = part.getByRole('button', { name: told.retry });
  const isVaried = told.varied.test(await retry.innerText());
  await retry.click();
  return !isVaried;
}

/** Puts everything into its first bin, and then, where the same is asked again, where it was told to belong. */
async function matchTwice(part: Locator, told: Words): Promise<void> {
  const things = part.locator('fieldset').filter({ has: part.page().getByRole('radio') });
  for (const thing of await things.all()) await thing.getByRole('radio').first().click();
  expect(await verdictOn(part, told)).not.toBe(told.right);
  const keys = await things.evaluateAll(
    (all, mark) =>
      all.map((one) => [...one.querySelectorAll('label')].findIndex((bin) => bin.textContent?.includes(mark))),
    told.belongs,
  );
  expect(keys.every((key) => key >= 0)).toBe(true);
  const names = await things.locator('legend').allInnerTexts();
  const isSame = await again(part, told);
  const asked = await things.locator('legend').allInnerTexts();
  for (const [index, name] of asked.entries())
    await things
      .nth(index)
      .getByRole('radio')
      .nth(Math.max(0, keys[names.indexOf(name)] ?? 0))
      .click();
  const verdict = await verdictOn(part, told);
  if (isSame && asked.every((name) => names.includes(name))) expect(verdict).toBe(told.right);
}

/** Places everything as it is offered, and then, where the same is asked again, as the right order was told. */
async function orderTwice(part: Locator, told: Words): Promise<void> {
  const pool = part.getByRole('group').getByRole('button');
  for (let left = await pool.count(); left > 0; left--) await pool.first().click();
  await verdictOn(part, told);
  const names = await part.getByRole('table', { name: told.order }).getByRole('rowheader').allInnerTexts();
  expect(names.length).toBeGreaterThan(2);
  const isSame = await again(part, told);
  const offered = await pool.allInnerTexts();
  const known = names.filter((name) => offered.includes(name));
  for (const name of known) await part.getByRole('group').getByRole('button', { name, exact: true }).click();
  for (let left = await pool.count(); left > 0; left--) await pool.first().click();
  const verdict = await verdictOn(part, told);
  if (isSame && known.length === offered.length) expect(verdict).toBe(told.right);
}

/** Runs the settings that stand, which miss a goal. */
async function tuneOnce(part: Locator, told: Words): Promise<void> {
  await part.getByRole('button', { name: told.run }).click();
  await expect(part.getByRole('heading', { name: told.missed })).toBeVisible();
}

async function climb(page: Page, told: Words): Promise<void> {
  for (const step of await page.locator('#trace li[id^=step-]').all()) await chooseRightAndWrong(step, told);
  const all = (name: string) => page.locator(`course-island[name=${name}]`).all();
  for (const part of await all('match')) await matchTwice(part, told);
  for (const part of await all('order')) await orderTwice(part, told);
  for (const part of await all('tune')) await tuneOnce(part, told);
  for (const card of await page.locator('#recall').getByRole('group', { name: told.card }).all())
    await answerCard(card, told);
}

for (const slug of readdirSync('out/en/learn'))
  for (const locale of ['en', 'ru'] as const)
    test(
      `a learner goes through ${slug} (${locale}): each question right and wrong, each exercise to what is said of it`,
      long,
      async ({ page }) => {
        test.setTimeout(300_000);
        await open(page, `${locale}/learn/${slug}/#trace`);
        await climb(page, say[locale]);
      },
    );
