import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { asJson, type Driver } from './driver';

const PORT = 4360;
const SERVER = `http://127.0.0.1:${PORT}`;

/** Starts WebKitGTK on a display that nobody sees, and speaks WebDriver with it. */
export async function webkit(path: string): Promise<Driver> {
  const server = spawn('xvfb-run', ['--auto-servernum', path, `--port=${PORT}`], { stdio: 'ignore', detached: true });
  await answers();
  const asked = { capabilities: { alwaysMatch: { timeouts: { script: 120_000 } } } };
  const { sessionId } = (await ask('POST', '/session', asked)) as { sessionId: string };
  const inSession = (path: string, body: object) => ask('POST', `/session/${sessionId}${path}`, body);
  return {
    async goto(url) {
      await inSession('/url', { url });
    },
    async evaluate(expression) {
      const script = `const done = arguments[0]; ${asJson(expression)}.then((json) => done({ json }), (error) => done({ error: String(error) }))`;
      const { json, error } = (await inSession('/execute/async', { script, args: [] })) as Evaluated;
      if (json === undefined) throw new Error(`${error}: ${expression}`);
      return JSON.parse(json);
    },
    async perform(actions) {
      await inSession('/actions', { actions });
    },
    async quit() {
      await ask('DELETE', `/session/${sessionId}`);
      // The display goes with what it was made for.
      process.kill(-server.pid!);
      await once(server, 'exit');
    },
  };
}

interface Evaluated {
  readonly json?: string;
  readonly error?: string;
}

async function ask(method: 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> {
  const response = await fetch(SERVER + path, { method, ...(body && { body: JSON.stringify(body) }) });
  const { value } = (await response.json()) as { value: { message?: string } };
  if (!response.ok) throw new Error(`${method} ${path}: ${value.message}`);
  return value;
}

/** Waits until the server listens: it says nothing when it does. */
async function answers(tries = 100): Promise<void> {
  try {
    await fetch(`${SERVER}/status`);
  } catch (error) {
    if (tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200));
    await answers(tries - 1);
  }
}
