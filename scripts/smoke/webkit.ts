import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { asJson, type Driver } from './driver';

/** Starts WebKitGTK on a display that nobody sees, and speaks WebDriver with it. */
export async function webkit(path: string): Promise<Driver> {
  const port = await freePort();
  const server = spawn('xvfb-run', ['--auto-servernum', path, `--port=${port}`], { stdio: 'ignore', detached: true });
  // The display goes with what it was made for.
  const stop = () => process.kill(-server.pid!);
  process.once('exit', stop);
  const ask = asking(`http://127.0.0.1:${port}`);
  await answers(`http://127.0.0.1:${port}/status`);
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
      process.off('exit', stop);
      stop();
      await once(server, 'exit');
    },
  };
}

interface Evaluated {
  readonly json?: string;
  readonly error?: string;
}

/** Asks the server at an address. */
const asking =
  (address: string) =>
  async (method: 'POST' | 'DELETE', path: string, body?: object): Promise<unknown> => {
    const response = await fetch(address + path, { method, ...(body && { body: JSON.stringify(body) }) });
    const { value } = (await response.json()) as { value: { message?: string } };
    if (!response.ok) throw new Error(`${method} ${path}: ${value.message}`);
    return value;
  };

/** Waits until an address answers: the server does not say when it listens. */
async function answers(address: string, tries = 100): Promise<void> {
  try {
    await fetch(address);
  } catch (error) {
    if (tries === 0) throw error;
    await new Promise((resolve) => setTimeout(resolve, 200));
    await answers(address, tries - 1);
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
