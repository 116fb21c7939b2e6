import { expect, lessonPath, test } from './support/test';

test('every page that links lead to answers, under a policy without unsafe scripts', async ({ page, baseURL }) => {
  const waiting = ['en/', 'ru/'];
  const seen = new Set<string>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (seen.has(path)) continue;
    seen.add(path);
    await page.goto(path);
    const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
    expect(policy, path).toMatch(/default-src 'none'; script-src 'self' 'sha256-/);
    expect(policy, path).not.toContain('unsafe');
    const links = await page
      .locator('a[href]')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const link of links) {
      if (link.startsWith(baseURL ?? ''))
        waiting.push(new URL(link).pathname.slice(new URL(baseURL ?? '').pathname.length));
    }
  }
  expect([...seen]).toEqual(expect.arrayContaining(['en/', `en/${lessonPath}`, 'ru/', `ru/${lessonPath}`]));
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

test('scripts that come from elsewhere, or that the page did not have, do not run', async ({ page, wrong }) => {
  await page.goto(`en/${lessonPath}`);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.intruder = true';
    document.body.append(script);
  });
  expect(await page.evaluate(() => 'intruder' in window)).toBe(false);
  expect(wrong.join()).toContain('Content Security Policy');
  wrong.length = 0;
});
