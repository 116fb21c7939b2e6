import { type Browser, type BrowserContext, test as base, expect, type Page } from '@playwright/test';

export { expect };

export const lessonPath = 'learn/resilient-lb-architecture/';

/** What went wrong on a page: requests refused or to other hosts, errors in the console, errors thrown. */
function watch(page: Page, home: string): string[] {
  const wrong: string[] = [];
  page.on('request', (request) => {
    const url = request.url();
    if (!url.startsWith(home) && !/^(data|blob):/.test(url)) wrong.push(`request outside the course: ${url}`);
  });
  page.on('response', (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()} ${response.url()}`);
  });
  page.on('console', (message) => {
    if (message.type() === 'error') wrong.push(`console: ${message.text()}`);
  });
  page.on('pageerror', ({ message }) => {
    // The browser's own, where it gives up fading from one page to the next.
    if (!/ViewTransition/.test(message)) wrong.push(`thrown: ${message}`);
  });
  return wrong;
}

/** A profile, and a page of the course that stays open in it: as long as there is one its process lives, and serves the next. */
interface Profile {
  readonly context: BrowserContext;
  readonly held: Page;
}

/**
 * The profiles of this worker by what their tests ask of a browser: what one test made it fetch and compile is at hand
 * for the next.
 */
const profiles = new Map<string, Profile>();

async function newProfile(browser: Browser, home: string): Promise<Profile> {
  const context = await browser.newContext();
  const held = await context.newPage();
  // It runs no script and keeps nothing.
  await held.goto(`${home}icon.svg`);
  return { context, held };
}

/** Leaves a profile as a new one: no page but the held, nothing stored. */
async function empty({ context, held }: Profile, origin: string): Promise<void> {
  await Promise.all(context.pages().map((other) => other !== held && other.close()));
  const session = await context.newCDPSession(held);
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'all' });
  await session.detach();
}

/**
 * Every test of the course is also a test that nothing went wrong meanwhile; one that breaks things on purpose empties
 * `wrong`. What breaks the storage itself asks for a profile of its own, in which nothing was ever stored.
 */
export const test = base.extend<{ wrong: string[]; ownProfile: boolean }>({
  ownProfile: [false, { option: true }],
  context: async ({ browser, baseURL, javaScriptEnabled, locale, hasTouch, viewport, ownProfile }, use) => {
    if (ownProfile) {
      const context = await browser.newContext();
      await use(context);
      return context.close();
    }
    const asked = JSON.stringify({ javaScriptEnabled, locale, hasTouch, viewport });
    const profile = profiles.get(asked) ?? (await newProfile(browser, baseURL ?? ''));
    profiles.set(asked, profile);
    await use(profile.context);
    await empty(profile, new URL(baseURL ?? '').origin);
  },
  wrong: [
    async ({ page, baseURL }, use) => {
      const wrong = watch(page, baseURL ?? '');
      await use(wrong);
      expect(wrong).toEqual([]);
    },
    { auto: true },
  ],
});

/**
 * The tests of a file on one page, which is loaded once: each takes it as the one before left it. For what does not
 * change the page for good; the first that fails ends the file.
 */
export function onePage(path: string): { test: typeof base; page: () => Page } {
  let page: Page | undefined;
  let wrong: string[] = [];
  base.describe.configure({ mode: 'serial' });
  base.beforeAll(async ({ browser, baseURL }) => {
    page = await (await browser.newContext({ baseURL: baseURL ?? '' })).newPage();
    wrong = watch(page, baseURL ?? '');
    await open(page, path);
  });
  base.afterEach(() => expect(wrong).toEqual([]));
  base.afterAll(() => page?.context().close());
  return { test: base, page: () => page! };
}

/** Opens a page and waits until its keys and controls are alive; a move of the mouse says that a reader is there. */
export async function open(page: Page, path: string): Promise<void> {
  await page.goto(path);
  await expect(page.locator('html')).toHaveAttribute('data-keys', 'ready');
  await page.mouse.move(1, 1);
}
