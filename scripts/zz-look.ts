import { chromium } from '@playwright/test';
import { browserArgs, browserPath } from './browser';
import { serve } from './serve';
const base = await serve('out', '', 4400);
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
const shot = async (path: string, name: string, width: number, height: number, scheme: 'light' | 'dark', scrollTo?: string) => {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: scheme });
  await page.goto(base + path);
  await page.mouse.move(5, 5);
  if (scrollTo) { await page.locator(scrollTo).scrollIntoViewIfNeeded(); await page.evaluate(`document.querySelector(${JSON.stringify(scrollTo)}).scrollIntoView()`); }
  await page.waitForTimeout(6000);
  await page.screenshot({ path: `/tmp/look-${name}.png` });
  await page.close();
};
await shot('en/', 'map-1280', 1280, 720, 'light');
await shot('ru/', 'map-360-dark', 360, 740, 'dark');
await shot('en/learn/many-boxes-one-address/', 'ecmp-1280', 1280, 720, 'light', '#simulation-ecmp-grid');
await shot('en/learn/one-lb-is-one-too-many/', 'l1-390', 390, 844, 'light', 'course-island[name=simulation]');
await browser.close();
process.exit(0);
