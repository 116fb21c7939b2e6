import { readdirSync } from 'node:fs';
import type { Locator, Page } from '@playwright/test';

/** The lessons of the course, as the addresses of their pages name them. */
const slugs = readdirSync('content').flatMap((folder) => /^\d+-(.+)$/.exec(folder)?.[1] ?? []);

/** Every simulation of the course in English, one after the other: its name and its place, with its run at hand. */
export async function* simulationsOn(page: Page, site: string): AsyncGenerator<readonly [string, Locator]> {
  for (const slug of slugs) {
    const answer = await page.goto(`${site}en/learn/${slug}/`);
    if (!answer?.ok()) continue;
    for (const island of await page.locator('[id^="simulation-"]').all()) {
      await island.scrollIntoViewIfNeeded();
      await island.locator('figure[data-state=done]').waitFor();
      yield [(await island.getAttribute('id'))!.replace('simulation-', ''), island];
    }
  }
}

/** What answers a prediction is masked until the reader has committed to one or skipped it. */
export async function skipPrediction(island: Locator): Promise<void> {
  const skip = island.locator('.prediction .quiet');
  if ((await skip.count()) > 0) await skip.click();
}
