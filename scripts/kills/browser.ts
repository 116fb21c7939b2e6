import { type ChildProcess, spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Browser, chromium, type Page } from '@playwright/test';
import { browserArgs, browserPath } from '../browser';

/** What the page tells of what it has just shown. */
export interface Told {
  readonly kind: 'answer' | 'draft';
  readonly text: string;
  /** From the answer to the sign. */
  readonly ms: number;
}

/** A Chromium of our own on a profile that stays, which can be killed with all its processes at any moment. */
export class KillableBrowser {
  private constructor(
    private readonly child: ChildProcess,
    private readonly browser: Browser,
    readonly page: Page,
  ) {}

  static async start(profile: string): Promise<KillableBrowser> {
    const portFile = join(profile, 'DevToolsActivePort');
    await rm(portFile, { force: true });
    const flags = ['--headless', '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
    const child = spawn(browserPath(), [...browserArgs, ...flags], { detached: true, stdio: 'ignore' });
    const [port, path] = await lines(portFile);
    const browser = await chromium.connectOverCDP(`ws://127.0.0.1:${port}${path}`);
    const context = browser.contexts()[0]!;
    return new KillableBrowser(child, browser, context.pages()[0] ?? (await context.newPage()));
  }

  /** Has the page's `told(...)` heard here. */
  listen(hear: (told: Told) => void): Promise<void> {
    return this.page.exposeFunction('told', hear).then(() => undefined);
  }

  /** All of its processes end at once, without a chance to write anything. */
  async kill(): Promise<void> {
    await this.end('SIGKILL');
  }

  /** Ends as by a reader who leaves. */
  async close(): Promise<void> {
    const session = await this.browser.newBrowserCDPSession();
    await session.send('Browser.close').catch(() => {});
    await this.gone();
  }

  private async end(signal: NodeJS.Signals): Promise<void> {
    process.kill(-this.child.pid!, signal);
    await this.gone();
    await this.browser.close().catch(() => {});
  }

  private gone(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return Promise.resolve();
    return new Promise((resolve) => this.child.once('exit', () => resolve()));
  }
}

/** The lines of a file, once it is there and whole. */
async function lines(path: string): Promise<string[]> {
  for (let tries = 0; tries < 300; tries++) {
    const read = (await readFile(path, 'utf8').catch(() => '')).split('\n');
    if (read.length > 1) return read;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('the browser did not start in 15 s');
}
