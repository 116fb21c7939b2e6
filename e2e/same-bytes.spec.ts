import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';
import { long } from './support/long';

interface Digest {
  readonly name: string;
  readonly scenario: unknown;
  readonly digest: string;
}

test('named scenarios run to the same bytes in Node, in a worker and on a page', long, async ({ page }) => {
  test.setTimeout(1_200_000);
  const inNode: Digest[] = JSON.parse(
    execFileSync('npx', ['tsx', 'scripts/digests.ts'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'inherit'],
      maxBuffer: 1 << 28,
    }),
  );
  const { outputFiles } = await build({
    entryPoints: ['scripts/digests.browser.ts'],
    bundle: true,
    write: false,
    format: 'iife',
  });
  await page.route('**/digests.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: outputFiles[0]!.text }),
  );
  // A page of their own: the policy of the course's pages lets no foreign script in.
  await page.route('**/digests.html', (route) =>
    route.fulfill({
      contentType: 'text/html',
      body: '<!doctype html><title>Digests</title><script src="digests.js"></script>',
    }),
  );
  await page.goto('digests.html');

  expect(inNode.length).toBeGreaterThan(50);
  for (const { name, scenario, digest } of inNode) {
    expect(await page.evaluate(inWorker, scenario), name).toBe(digest);
    expect(await page.evaluate(onPage, scenario), name).toBe(digest);
  }
});

function inWorker(scenario: unknown): Promise<unknown> {
  const worker = new Worker('digests.js');
  worker.postMessage(scenario);
  return new Promise((resolve) => {
    worker.onmessage = ({ data }) => resolve(data);
  });
}

function onPage(scenario: unknown): string {
  return (window as unknown as { digestOf(scenario: unknown): string }).digestOf(scenario);
}
