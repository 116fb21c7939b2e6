import { chromium } from '@playwright/test';
import { browserArgs, browserPath } from './browser';
const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
for (const slug of ['resilient-lb-architecture', 'review']) {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(`http://localhost:4371/en/learn/${slug}/`, { timeout: 180000 });
  await page.waitForTimeout(2000);
  console.log(await page.evaluate(`[...document.querySelectorAll('nav li')].map(e => e.innerText + ' | ' + e.innerHTML.slice(0, 200)).slice(0,12).join('\\n')`));
  if (slug === 'review') await page.screenshot({ path: '/tmp/review-top.png', fullPage: true });
}
await browser.close();
