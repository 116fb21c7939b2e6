import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import { build } from 'esbuild';
import { nodeDigests } from './nodeDigests';
import { serve } from './serve';
import type { Driver } from './smoke/driver';
import { firefox } from './smoke/firefox';
import { Page } from './smoke/page';
import { steps } from './smoke/steps';
import { webkit } from './smoke/webkit';

/**
 * `npx tsx scripts/smoke.ts [firefox|webkit]`: drives the built site in the browsers that Playwright does not drive as
 * they are released, and has each run every named scenario: the bytes must be those of Node.
 */
const browsers = {
  firefox: {
    start: firefox,
    needs: [process.env.FIREFOX_PATH ?? '/usr/bin/firefox-esr'],
    install: 'apt-get install firefox-esr, or set FIREFOX_PATH',
  },
  webkit: {
    start: webkit,
    needs: [process.env.WEBKIT_DRIVER_PATH ?? '/usr/bin/WebKitWebDriver', '/usr/bin/xvfb-run'],
    install: 'apt-get install webkit2gtk-driver xvfb xauth, or set WEBKIT_DRIVER_PATH',
  },
} as const;
type Name = keyof typeof browsers;

/** A browser that is not waited for any longer. */
class NoAnswer extends Error {}

const FOLDER = '.cache/digests';
/** Longer than any step takes: a browser that answers no more fails the run, and does not hold it up for ever. */
const STEP_LIMIT_MS = 180_000;
const words = process.argv.slice(2);
const unknown = words.find((word) => !(word in browsers));
if (unknown) throw new Error(`expected ${Object.keys(browsers).join(' or ')}, found ${unknown}`);
const asked = words.length > 0 ? (words as Name[]) : (['firefox', 'webkit'] as const);
let passed = 0;
let failed = 0;

const missing = asked.flatMap((name) =>
  browsers[name].needs.filter((path) => !existsSync(path)).map((path) => `no ${path}: ${browsers[name].install}`),
);
if (!existsSync('out')) missing.push('nothing is built yet: npm run build');
if (missing.length > 0) {
  console.error(missing.join('\n'));
  process.exit(1);
}

// What was started ends with this.
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => process.exit(1));

const site = await serve('out', '', 4340);
const inNode = await nodeDigests();
const digestsPage = await serveDigests();
for (const name of asked) {
  const driver = await browsers[name].start(browsers[name].needs[0]);
  try {
    await drive(name, driver);
  } catch (error) {
    if (!(error instanceof NoAnswer)) throw error;
    console.log(`  what comes after it was not tried in ${name}`);
  } finally {
    await driver.quit();
  }
}
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed === 0 ? 0 : 1);

async function drive(name: string, driver: Driver): Promise<void> {
  console.log(`${name}: ${await driver.evaluate<string>('navigator.userAgent')}`);
  const page = new Page(driver, site);
  for (const [what, take] of steps) await report(`${name}: ${what}`, () => take(page));
  await driver.goto(digestsPage);
  await report(`${name}: ${inNode.length} scenarios run to the same bytes as in Node`, async () => {
    const others: string[] = [];
    for (const { name: scenarioName, scenario, digest } of inNode)
      if ((await driver.evaluate(`inWorker(${JSON.stringify(scenario)})`)) !== digest) others.push(scenarioName);
    if (others.length > 0) throw new Error(`other bytes: ${others.join(', ')}`);
  });
}

/** Throws where a step has not ended in time: it still drives the browser, and would drive it under those after it. */
async function report(what: string, take: () => Promise<void>): Promise<void> {
  const over = new AbortController();
  try {
    await Promise.race([take(), tooLong(over.signal)]);
    passed += 1;
    console.log(`  ✓ ${what}`);
  } catch (error) {
    failed += 1;
    console.log(`  ✘ ${what}\n      ${error instanceof Error ? error.message : error}`);
    if (error instanceof NoAnswer) throw error;
  } finally {
    over.abort();
  }
}

async function tooLong(signal: AbortSignal): Promise<void> {
  await setTimeout(STEP_LIMIT_MS, undefined, { signal }).catch(() => undefined);
  throw new NoAnswer(`no answer in ${STEP_LIMIT_MS / 1000} s`);
}

/** A page of their own, since the policy of the course's pages lets no foreign script in. */
async function serveDigests(): Promise<string> {
  await mkdir(FOLDER, { recursive: true });
  await build({
    entryPoints: ['scripts/digests.browser.ts'],
    bundle: true,
    outfile: `${FOLDER}/digests.js`,
    format: 'iife',
  });
  const page = `<!doctype html><title>Digests</title><script>
    const worker = new Worker('digests.js');
    const inWorker = (scenario) => new Promise((resolve) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.postMessage(scenario);
    });
  </script>`;
  for (const name of ['index.html', '404.html']) await writeFile(`${FOLDER}/${name}`, page);
  return serve(FOLDER, '', 4350);
}
