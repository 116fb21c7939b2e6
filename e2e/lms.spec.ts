import { readFileSync } from 'node:fs';
import { test as base, expect, type FrameLocator, type Page } from '@playwright/test';
import { Host } from './support/host';
import { words } from './support/learner';
import { long } from './support/long';

/** The package as an LMS serves it: under a path of its own, beside a page of the LMS that frames it. */
const test = base.extend<{ host: Host; home: string }>({
  // biome-ignore lint/correctness/noEmptyPattern: what a fixture needs is told by its first parameter
  host: async ({}, use) => {
    const host = new Host('.cache/out-lms', '/7/content');
    await use(host);
    host.stop();
  },
  home: async ({ host }, use) => use(await host.start()),
});

const player = `<!doctype html><script src="/player.js"></script>
<script>window.API_1484_11 = new window.Scorm2004API({ autocommit: false, logLevel: 5 })</script>
<iframe src="/7/content/launch.html" width="1200" height="800"></iframe>`;

async function openPlayer(page: Page, home: string): Promise<FrameLocator> {
  const script = readFileSync('node_modules/scorm-again/dist/scorm2004.min.js', 'utf8');
  await page.route('**/player.js', (route) => route.fulfill({ contentType: 'text/javascript', body: script }));
  await page.route('**/player', (route) => route.fulfill({ contentType: 'text/html', body: player }));
  await page.goto(`${new URL(home).origin}/player`);
  return page.frameLocator('iframe').frameLocator('iframe');
}

const told = (page: Page, element: string) =>
  page.evaluate((name) => {
    const { API_1484_11 } = window as unknown as { API_1484_11: { GetValue(element: string): string } };
    return API_1484_11.GetValue(name);
  }, element);

/** Reads a lesson to its end and answers its first card, in the frame of the course. */
async function readSome(course: FrameLocator): Promise<void> {
  await course.locator('.climb a[href*="/learn/"]').first().click();
  await expect(course.locator('.lesson-head')).toBeVisible();
  await expect(course.locator('html')).toHaveAttribute('data-keys', 'ready');
  for (const section of await course.locator('[data-stop]').all()) {
    await section.scrollIntoViewIfNeeded();
    await section.page().waitForTimeout(300);
  }
}

test('a player of SCORM 2004 hears of completion, and the course works in it', long, async ({ page, home }) => {
  const wrong: string[] = [];
  page.on('pageerror', ({ message }) => wrong.push(message));
  page.on('response', (response) => response.status() >= 400 && wrong.push(`${response.status()} ${response.url()}`));
  const course = await openPlayer(page, home);
  await expect.poll(() => told(page, 'cmi.completion_status')).toBe('incomplete');
  await readSome(course);
  await expect
    .poll(async () => Number(await told(page, 'cmi.progress_measure')), { timeout: 30_000 })
    .toBeGreaterThan(0);
  // A simulation runs under the path of the LMS, worker and all, and a link that a script makes leads on.
  const stage = course.locator('figure.simulation').first();
  await stage.scrollIntoViewIfNeeded();
  await expect(stage).toHaveAttribute('data-state', 'done', { timeout: 60_000 });
  await expect(course.getByRole('button', { name: words.en.play }).first()).toBeVisible();
  await course.getByRole('link', { name: 'Lab', exact: true }).first().click();
  await expect(course.locator('course-island[data-ready]').first()).toBeVisible({ timeout: 30_000 });
  expect(wrong).toEqual([]);
});

test('an LMS with cmi5 hears of the session', long, async ({ page, host, home }) => {
  const said: string[] = [];
  // A server, and no route of the browser's: what a page says as it goes passes by those.
  host.service = (path, body) => {
    if (path === '/token') return { 'auth-token': 'abc' };
    if (!path.startsWith('/xapi/')) return;
    if (path.endsWith('/statements')) said.push(JSON.parse(body).verb.id.split('/').at(-1));
    return path.endsWith('/state') ? { launchMode: 'Normal' } : {};
  };
  const launch = new URLSearchParams({
    endpoint: `${new URL(home).origin}/xapi/`,
    fetch: `${new URL(home).origin}/token`,
    actor: JSON.stringify({ account: { homePage: home, name: 'learner' } }),
    registration: '6c3a8f0e-0000-4000-8000-000000000001',
    activityId: `${home}course`,
  });
  await page.goto(`${home}launch.html?${launch}`);
  await expect(page.frameLocator('iframe').getByRole('heading', { level: 1 })).toBeVisible();
  await expect.poll(() => said).toEqual(['initialized']);
  await page.goto('about:blank');
  await expect.poll(() => said).toEqual(['initialized', 'terminated']);
});
