import { cp, mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { KillableBrowser } from './kills/browser';
import { READ_ALL, WRITE_ON } from './kills/inPage';
import { serve } from './serve';

/**
 * `npx tsx scripts/kills.ts [TIMES]`: answers cards of the built site and kills the browser at random moments; what it had
 * said to be saved must be in the store at the next start. Then the files of the store are damaged in several ways; all of it
 * must be there again. Prints how long it took from an answer to its "saved".
 */
const times = Number(process.argv[2] ?? 300);
const LESSON = 'en/learn/resilient-lb-architecture/#recall';
/** A file of the origin that runs nothing: the store is read as it was left. */
const NOTHING_RUNS = 'icon.svg';

interface Kept {
  readonly answers: readonly string[];
  readonly drafts: readonly string[];
}

const site = await serve('out', '', 4360);
const profile = await mkdtemp(join(tmpdir(), 'kills-'));
const saved: string[] = [];
let draft = '';
const latencies: number[] = [];
/** What is missing, by what it is: it stays away after every later kill as well. */
const missing = new Map<string, string>();

for (let kill = 1; kill <= times; kill++) {
  const browser = await KillableBrowser.start(profile);
  await check(browser, `kill ${kill - 1}`);
  // What is typed next takes its place.
  draft = '';
  await browser.listen((told) => {
    if (told.kind === 'draft') draft = told.text;
    else {
      saved.push(told.text);
      latencies.push(told.ms);
    }
  });
  await browser.page.goto(site + LESSON);
  // It goes on for ever: nothing waits for its end.
  await browser.page.evaluate(`void (${WRITE_ON})(${kill})`);
  await new Promise((resolve) => setTimeout(resolve, 1500 * Math.random()));
  await browser.kill();
  if (kill % 25 === 0) console.log(`${kill} kills, ${saved.length} answers said to be saved, ${missing.size} missing`);
}
const last = await KillableBrowser.start(profile);
await check(last, `kill ${times}`);
await last.page.goto(site + LESSON);
await last.page.waitForSelector('#recall [data-saved=saved]');
await last.close();

const missingAfterKills = missing.size;
for (const [way, damage] of Object.entries(damages())) {
  const copy = await mkdtemp(join(tmpdir(), 'damaged-'));
  await cp(profile, copy, { recursive: true });
  await damage(await storeIn(copy));
  const browser = await KillableBrowser.start(copy);
  await browser.page.goto(site + LESSON);
  await browser.page.waitForSelector('#recall [data-saved=saved]', { timeout: 30_000 }).catch(() => {});
  const before = missing.size;
  await check(browser, way);
  console.log(`${way}: ${missing.size - before} of ${saved.length} missing`);
  await browser.close();
  await rm(copy, { recursive: true, force: true });
}
if (missing.size === 0) await rm(profile, { recursive: true, force: true });
else console.error(`what is left to look at: ${profile}`);

const sorted = latencies.toSorted((a, b) => a - b);
const percentile = (share: number) => (sorted[Math.floor(sorted.length * share)] ?? Number.NaN).toFixed(0);
console.log(
  `${times} kills: ${saved.length} answers said to be saved, ${missingAfterKills} of them missing; from an answer to its "saved" ${percentile(0.5)} ms, p95 ${percentile(0.95)} ms, longest ${percentile(0.9999)} ms`,
);
for (const [what, after] of [...missing].slice(0, 20)) console.error(`${what}: missing after ${after}`);
process.exit(missing.size === 0 ? 0 : 1);

/** What was said to be saved is in the store as it was left. Of what is not, it is told whether the next visit has it. */
async function check(browser: KillableBrowser, after: string): Promise<void> {
  await browser.page.goto(site + NOTHING_RUNS);
  const lost = await lostIn(browser);
  if (lost.length === 0) return;
  await browser.page.goto(site + LESSON);
  await browser.page.waitForSelector('#recall [data-saved=saved]', { timeout: 30_000 }).catch(() => {});
  const gone = new Set(await lostIn(browser));
  for (const what of lost)
    if (!missing.has(what)) missing.set(what, `${after}, ${gone.has(what) ? 'for good' : 'until the next visit'}`);
}

async function lostIn(browser: KillableBrowser): Promise<string[]> {
  const { answers, drafts } = await readAll(browser);
  const there = new Set(answers);
  const lost = saved.filter((text) => !there.has(text)).map((text) => `answer ${text}`);
  // A draft goes on growing, or becomes an answer.
  const isThere = draft === '' || [...drafts, ...answers].some((text) => text.startsWith(draft));
  return isThere ? lost : [...lost, `draft ${draft}`];
}

/** A process of the browser that was killed may hold the store's lock a moment longer than the one that was waited for. */
async function readAll(browser: KillableBrowser): Promise<Kept> {
  for (let tries = 1; ; tries++) {
    try {
      return (await browser.page.evaluate(READ_ALL)) as Kept;
    } catch (error) {
      console.log(`the store cannot be opened: ${error instanceof Error ? error.message : error}`);
      if (tries === 20) throw error;
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  }
}

type Damage = (files: readonly string[]) => Promise<unknown>;

function damages(): Readonly<Record<string, Damage>> {
  const each =
    (work: (file: string) => Promise<unknown>): Damage =>
    (files) =>
      Promise.all(files.map(work));
  return {
    'the store’s files deleted': each((file) => rm(file)),
    'the store’s files cut in half': each(async (file) => truncate(file, (await readFile(file)).length >> 1)),
    'the store’s files emptied': each((file) => truncate(file, 0)),
    'the beginning of each file overwritten': each(async (file) => {
      const bytes = await readFile(file);
      await writeFile(file, bytes.fill(0x5a, 0, Math.min(4096, bytes.length)));
    }),
    'every hundredth byte changed': each(async (file) => {
      const bytes = await readFile(file);
      for (let place = 50; place < bytes.length; place += 100) bytes[place]! ^= 0xff;
      await writeFile(file, bytes);
    }),
  };
}

/** The files of IndexedDB in a profile. */
async function storeIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = entries
    .filter((entry) => entry.isFile() && /[\\/]IndexedDB([\\/]|$)/.test(entry.parentPath))
    .map(({ parentPath, name }) => join(parentPath, name));
  if (files.length === 0) throw new Error(`${folder}: expected files of IndexedDB to damage, found none`);
  return files;
}
