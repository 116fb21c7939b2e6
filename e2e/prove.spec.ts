import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { long, turn } from './support/long';
import { expect, onePage, open, test } from './support/test';

const captured = (name: string) => readFileSync(`evidence/prove/fixtures/${name}.txt`, 'utf8');

const shared = onePage('en/evidence/');

/** The comparison in English, alive: on one page, and each asks and pastes its own. */
async function proof(): Promise<Page> {
  const page = shared.page();
  await comeToProof(page);
  return page;
}

async function comeToProof(page: Page): Promise<void> {
  await page.locator('#prove').scrollIntoViewIfNeeded();
  await expect(page.locator('#prove .island')).toHaveAttribute('data-ready');
}

async function compare(page: Page, output: string): Promise<void> {
  await page.getByRole('textbox', { name: /Paste|Вставьте/ }).fill(output);
  await page.getByRole('button', { name: /Compare|Сравнить/ }).click();
}

/** Asks what the page asks before anything was chosen. */
async function askTheKernel(page: Page): Promise<void> {
  await page.reload();
  await comeToProof(page);
}

/** The blocks to type: set up, ask, clean up. */
const blocks = (page: Page) => page.locator('#prove pre').allTextContents();

/** A line (from 1) with its next hop replaced by another one of the group. */
function falsified(output: string, line: number): string {
  const lines = output.split('\n');
  lines[line - 1] = (lines[line - 1] ?? '').replace(/via \S+ dev (hop\d)/, (_, hop) =>
    hop === 'hop1' ? 'via 10.0.2.2 dev hop2' : 'via 10.0.1.2 dev hop1',
  );
  return lines.join('\n');
}

shared.test('a reader pastes what the kernel said and sees 200 of 200 agree', async () => {
  const page = await proof();
  await compare(page, captured('next-hops'));
  await expect(page.locator('#prove')).toContainText('200 of 200 agree');
  await expect(page.locator('#prove table')).toHaveCount(0);
});

shared.test('one falsified line is caught and named', async () => {
  const page = await proof();
  await compare(page, falsified(captured('next-hops'), 41));
  await expect(page.locator('#prove')).toContainText('199 of 200 agree');
  await expect(page.locator('#prove tbody tr')).toHaveCount(1);
  await expect(page.locator('#prove tbody tr').getByRole('rowheader')).toHaveText('41');
});

test('output that cannot be read is refused by its line, in the reader’s language', turn(4), async ({ page }) => {
  await open(page, 'ru/evidence/');
  await comeToProof(page);
  await compare(page, captured('next-hops').replace(/^.*198\.18\.1\.164.*$/m, 'Killed'));
  await expect(page.locator('#prove')).toContainText('Строка 5: вывод не разобрать.');
  await expect(page.locator('#prove')).toContainText('Killed');
});

shared.test('an input that cannot be asked says which field, and nothing can be compared', async () => {
  const page = await proof();
  await page.getByLabel('Hash seed').fill('-1');
  await expect(page.locator('#prove').getByRole('alert')).toContainText('Hash seed: this cannot be asked.');
  await expect(page.getByRole('button', { name: 'Compare with the engine' })).toBeDisabled();
});

for (const [system, fixture, verdict] of [
  ['silence', 'silence-bird', '3 of 3'],
  ['tickets', 'tickets-own', '60 of 60'],
  ['retries', 'retries', '4 of 4'],
] as const) {
  shared.test(`real output of another system agrees: ${fixture}`, async () => {
    const page = await proof();
    await page.getByLabel('What to ask').selectOption(system);
    await compare(page, captured(fixture));
    await expect(page.locator('#prove')).toContainText(`${verdict} agree`);
  });
}

/** Why this machine cannot be asked; empty where it can. */
function whyNotAsked(): string {
  if (process.getuid?.() !== 0) return 'network namespaces need root';
  try {
    execFileSync('ip', ['netns', 'list']);
    readFileSync('/proc/sys/net/ipv4/fib_multipath_hash_seed');
  } catch (error) {
    return `this machine has no ip, or its kernel no hash seed: ${String(error)}`;
  }
  return '';
}

shared.test('the commands of the page, typed on this machine, agree with the engine for a seed of now', async () => {
  const reason = whyNotAsked();
  test.skip(reason !== '', reason);
  const page = await proof();
  await askTheKernel(page);
  await page.getByLabel('Hash seed').fill(String(1 + Math.floor(Math.random() * 0xffff_fffe)));
  await page.getByLabel('Weights of the next hops').fill('3, 1, 2');
  const [setup = '', command = '', cleanup = ''] = await blocks(page);
  const script = `set -e\ntrap '${cleanup}' EXIT\n${setup}\n${command}`;
  const output = execFileSync('bash', ['-c', script], { encoding: 'utf8' });
  await compare(page, output);
  await expect(page.locator('#prove')).toContainText('200 of 200 agree');
  await compare(page, falsified(output, 7));
  await expect(page.locator('#prove tbody').getByRole('rowheader')).toHaveText('7');
});

test('the page says that every file passed, and lists facts and what is simplified', async ({ page }) => {
  await open(page, 'en/evidence/');
  const rows = page.locator('#truth tbody tr');
  expect(await rows.count()).toBeGreaterThan(40);
  for (const text of await rows.locator('td:nth-child(2)').allTextContents()) {
    const [passed, all] = text.split(' of ');
    expect(passed).toBe(all);
  }
  await expect(page.locator('#measured .table').first().locator('tbody tr')).toHaveCount(21);
  const verdicts = await page.locator('#measured details tbody td:last-child').allTextContents();
  expect(verdicts.length).toBeGreaterThan(300);
  expect(verdicts.filter((verdict) => !/^(inside|outside: .+)$/.test(verdict))).toEqual([]);
  expect(await page.locator('#facts tbody tr').count()).toBeGreaterThan(30);
  expect(await page.locator('#simplified li').count()).toBeGreaterThan(10);
});

test('every page leads to the evidence', turn(1), async ({ page }) => {
  await open(page, 'ru/');
  await page.getByRole('contentinfo').getByRole('link', { name: 'Как это проверено' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Как это проверено');
});

shared.test('axe finds nothing on the evidence page with a verdict on it, in light and dark', long, async () => {
  const page = await proof();
  await askTheKernel(page);
  await compare(page, falsified(captured('next-hops'), 41));
  await expect(page.locator('#prove tbody tr')).toHaveCount(1);
  // The themes differ in nothing but colours.
  for (const [colorScheme, check] of [
    ['light', new AxeBuilder({ page })],
    ['dark', new AxeBuilder({ page }).withRules('color-contrast')],
  ] as const) {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { violations } = await check.analyze();
    expect(violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`))).toEqual([]);
  }
});

shared.test('nothing on the evidence page is wider than a phone', async () => {
  const page = await proof();
  await page.setViewportSize({ width: 360, height: 740 });
  await expect(page.locator('#prove tbody tr')).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});
