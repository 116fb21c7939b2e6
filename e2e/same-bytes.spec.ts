import { execFileSync } from 'node:child_process';
import { expect, test } from '@playwright/test';
import { build } from 'esbuild';

interface Digest {
  readonly name: string;
  readonly scenario: unknown;
  readonly digest: string;
}

test('every named scenario runs to the same bytes in Node, on a page and in a worker', async ({ page }) => {
  test.setTimeout(180_000);
  const inNode: Digest[] = JSON.parse(
    execFileSync('npx', ['tsx', 'scripts/digests.ts'], { encoding: 'utf8', maxBuffer: 1 << 28 }),
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
  await page.goto('./');
  await page.addScriptTag({ url: 'digests.js' });

  expect(inNode.length).toBeGreaterThan(20);
  for (const { name, scenario, digest } of inNode) {
    const found = await page.evaluate(async (given) => {
      const { digestOf } = window as unknown as { digestOf(scenario: unknown): string };
      const worker = new Worker('digests.js');
      const fromWorker = new Promise((resolve) => {
        worker.onmessage = ({ data }) => resolve(data);
      });
      worker.postMessage(given);
      return { page: digestOf(given), worker: await fromWorker };
    }, scenario);
    expect(found, name).toEqual({ page: digest, worker: digest });
  }
});
