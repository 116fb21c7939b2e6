import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { chromium, type Page } from '@playwright/test';
import { browserArgs, browserPath } from '../scripts/browser';

/** How long `npm run dev` takes to show an edit on the open page of a lesson, by the kind of file: median of ten, in ms. */
const PAGE = 'en/learn/many-boxes-one-address/';
const LESSON = 'content/03-many-boxes-one-address';
const TIMES = 10;
/** From one edit to the next, as nobody types faster; and after this an edit counts as never shown. */
const PAUSE_MS = 1000;
const PATIENCE_MS = 20_000;

interface Edit {
  readonly file: string;
  /** What is replaced, and by what; the page then shows `shown`. */
  readonly find: RegExp;
  readonly by: (found: string, nth: number) => string;
  readonly shown: (nth: number) => string;
}

/** A word of its own behind what is found. */
const word = (file: string, find: RegExp): Edit => ({
  file,
  find,
  by: (found, nth) => `${found} edit${nth}.`,
  shown: (nth) => `edit${nth}.`,
});

const edits: Readonly<Record<string, Edit>> = {
  MDX: word(`${LESSON}/en.mdx`, /^title: .*$/m),
  'YAML, a title': word('content/course.yaml', /title: \{ en: Maglev hashing/),
  'YAML, a scenario': {
    file: `${LESSON}/lesson.yaml`,
    find: /durationMs: 14000/,
    by: (_, nth) => `durationMs: ${14_000 + nth * 10}`,
    shown: (nth) => `max="${14_000 + nth * 10}"`,
  },
  'TSX, of the page': {
    file: 'components/shell/SiteFooter.tsx',
    find: /<footer/,
    by: (found, nth) => `${found} data-edit="page${nth}."`,
    shown: (nth) => `page${nth}.`,
  },
  'TSX, of an island': {
    file: 'components/shell/ThemeButton.tsx',
    find: /<button/,
    by: (found, nth) => `${found} data-edit="island${nth}."`,
    shown: (nth) => `island${nth}.`,
  },
  'a word': word('components/shell/words/en.ts', /lessonMap: '[^']*/),
};

/** Restores every file, whatever ends the program. */
const originals = new Map(Object.values(edits).map(({ file }) => [file, readFileSync(file, 'utf8')]));
const restore = () => {
  for (const [file, text] of originals) writeFileSync(file, text);
};

const port = await freePort();
const server = spawn('npm', ['run', 'dev', '--', '-p', String(port)], { stdio: 'ignore', detached: true });
const stop = () => {
  restore();
  process.kill(-server.pid!, 'SIGKILL');
  process.exit();
};
process.once('SIGINT', stop);

const browser = await chromium.launch({ executablePath: browserPath(), args: browserArgs });
try {
  const page = await browser.newPage();
  await opened(page, `http://localhost:${port}/${PAGE}`);
  const rows: Record<string, object> = {};
  for (const [kind, edit] of Object.entries(edits)) rows[kind] = await figures(page, edit);
  console.table(rows);
} finally {
  await browser.close();
  stop();
}

async function figures(page: Page, { file, find, by, shown }: Edit) {
  const times: number[] = [];
  const text = originals.get(file)!;
  if (!find.test(text)) throw new Error(`${file}: expected ${find}`);
  for (let nth = 1; nth <= TIMES; nth++) {
    const startMs = performance.now();
    writeFileSync(
      file,
      text.replace(find, (found) => by(found, nth)),
    );
    times.push((await seen(page, shown(nth))) ? performance.now() - startMs : Number.POSITIVE_INFINITY);
    if (times.at(-1) === Number.POSITIVE_INFINITY) break;
    await page.waitForTimeout(PAUSE_MS);
  }
  writeFileSync(file, text);
  await page.waitForTimeout(PAUSE_MS);
  times.sort((a, b) => a - b);
  return { 'median ms': Math.round(times[times.length >> 1]!), 'slowest ms': Math.round(times.at(-1)!) };
}

/** Waits until the page holds a text; whether it did within the patience of an author. */
function seen(page: Page, text: string): Promise<boolean> {
  return page
    .waitForFunction((wanted) => document.documentElement.outerHTML.includes(wanted), text, { timeout: PATIENCE_MS })
    .then(
      () => true,
      () => false,
    );
}

/** Opens a page as soon as the server is there, and waits until its controls are alive. */
async function opened(page: Page, url: string): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    const answer = await page.goto(url, { timeout: 120_000 }).catch(() => null);
    if (answer?.ok()) return void (await page.locator('#simulation-ecmp-grid').scrollIntoViewIfNeeded());
    await page.waitForTimeout(500);
  }
  throw new Error(`expected ${url} to answer`);
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, () => {
      const address = probe.address();
      probe.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
