import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { asJson, type Driver, said } from './driver';

const TRIES = 6;
const TRY_MS = 10_000;
const LOOK_EVERY_MS = 50;

/** Starts Firefox without a window, on a profile of its own, and speaks WebDriver BiDi with it. */
export async function firefox(path: string): Promise<Driver> {
  const profile = await mkdtemp(join(tmpdir(), 'firefox-'));
  const browser = spawn(path, ['--headless', '--no-remote', '--profile', profile, '--remote-debugging-port', '0']);
  const stop = () => browser.kill();
  process.once('exit', stop);
  const [, address] = await said(browser, /listening on (ws:\S+)/);
  const ask = await connected(`${address}/session`);
  await ask('session.new', { capabilities: {} });
  // The first window has no focus, so that its page would hear of none.
  const { context } = (await ask('browsingContext.create', { type: 'window' })) as { context: string };
  async function evaluate<T>(expression: string): Promise<T> {
    const asked = { expression: asJson(expression), target: { context }, awaitPromise: true };
    const { result, exceptionDetails } = (await ask('script.evaluate', asked)) as Evaluated;
    if (!result) throw new Error(`${exceptionDetails?.text}: ${expression}`);
    return JSON.parse(result.value);
  }
  return {
    async goto(url) {
      const before = JSON.stringify(await evaluate<string>('location.href'));
      const hasCome = `location.href !== ${before} && document.readyState === 'complete'`;
      // A page that is asked for while another is on its way Firefox may drop, and even say that it came.
      for (let tries = 0; tries < TRIES; tries++) {
        await ask('browsingContext.navigate', { context, url, wait: 'none' });
        for (const giveUp = Date.now() + TRY_MS; Date.now() < giveUp; await setTimeout(LOOK_EVERY_MS))
          if (await evaluate<boolean>(hasCome)) return;
      }
      throw new Error(`Firefox does not come to ${url}`);
    },
    evaluate,
    async perform(actions) {
      await ask('input.performActions', { context, actions });
    },
    async quit() {
      process.off('exit', stop);
      stop();
      await once(browser, 'exit');
      await rm(profile, { recursive: true, force: true });
    },
  };
}

interface Evaluated {
  readonly result?: { readonly value: string };
  readonly exceptionDetails?: { readonly text: string };
}

/** Sends commands and waits for the answer to each. */
async function connected(address: string) {
  const socket = new WebSocket(address);
  await once(socket, 'open');
  const waiting = new Map<number, (answer: Answer) => void>();
  socket.on('message', (data) => {
    const answer: Answer = JSON.parse(String(data));
    waiting.get(answer.id)?.(answer);
    waiting.delete(answer.id);
  });
  let id = 0;
  return (method: string, params: object) =>
    new Promise<unknown>((resolve, reject) => {
      id += 1;
      waiting.set(id, ({ type, result, message }) =>
        type === 'success' ? resolve(result) : reject(new Error(`${method}: ${message}`)),
      );
      socket.send(JSON.stringify({ id, method, params }));
    });
}

interface Answer {
  readonly id: number;
  readonly type: 'success' | 'error';
  readonly result?: unknown;
  readonly message?: string;
}
