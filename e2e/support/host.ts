import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, relative } from 'node:path';
import { text } from 'node:stream/consumers';

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
};

const digest = (content: Buffer) => createHash('sha256').update(content).digest('base64');

/** A static host of the built site, which can lose its network and publish another build in place of the one it has. */
export class Host {
  isOnline = true;
  /** Paths answered, and the bytes of each. */
  readonly sent: { path: string; bytes: number }[] = [];
  readonly files: Map<string, Buffer>;
  /** What answers beside the files, by path and body; undefined where there is nothing but a file. */
  service: (path: string, body: string) => object | undefined = () => undefined;
  readonly #server: Server;
  readonly #basePath: string;

  /** @param folder where the site was built for `basePath` */
  constructor(folder: string, basePath: string) {
    const paths = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    this.files = new Map(
      paths.map(({ parentPath, name }) => {
        const file = join(parentPath, name);
        return [relative(folder, file), readFileSync(file)];
      }),
    );
    this.#basePath = basePath;
    this.#server = createServer((request, response) => void this.#answer(request, response));
  }

  async start(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, resolve));
    return `http://localhost:${(this.#server.address() as AddressInfo).port}${this.#basePath}/`;
  }

  stop(): void {
    this.#server.close();
    this.#server.closeAllConnections();
  }

  /** The pages of a language, by their addresses. */
  pagesIn(language: string): string[] {
    return [...this.files.keys()]
      .filter((path) => path.startsWith(`${language}/`) && path.endsWith('/index.html'))
      .map((path) => path.replace('index.html', ''));
  }

  text(path: string): string {
    const file = this.files.get(path);
    if (!file) throw new Error(`the site has no ${path}`);
    return file.toString();
  }

  /**
   * Publishes another build: the page at `path` changed by `change`, and every script under another name; the files of the
   * build before it are gone.
   */
  publishAnew(path: string, change: (html: string) => string): void {
    const renamed = (text: string) => text.replaceAll('static/chunks/', 'static/anew/');
    const before = [...this.files].filter(([file]) => !file.startsWith('offline'));
    let worker = renamed(this.text('offline.js')).replace(/id:"\w+"/, 'id:"anew"');
    for (const [file, old] of before) {
      const changed = file === path ? Buffer.from(change(old.toString())) : old;
      const content = /\.(html|js)$/.test(file) ? Buffer.from(renamed(changed.toString())) : changed;
      this.files.delete(file);
      this.files.set(renamed(file), content);
      worker = worker.replaceAll(digest(old), digest(content));
    }
    this.files.set('offline.js', Buffer.from(worker));
  }

  async #answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (!this.isOnline) return void response.destroy();
    const { url = '' } = request;
    const served = this.service(url.replace(/\?.*/, ''), await text(request));
    if (served) return void response.writeHead(200, { 'content-type': types['.json'] }).end(JSON.stringify(served));
    const asked = decodeURI(url.replace(/\?.*/, '')).slice(this.#basePath.length + 1);
    const path = asked === '' || asked.endsWith('/') ? `${asked}index.html` : asked;
    const file = this.files.get(path);
    const content = file ?? this.files.get('404.html');
    this.sent.push({ path: asked, bytes: content?.length ?? 0 });
    const type = types[extname(file ? path : '404.html')] ?? 'application/octet-stream';
    response.writeHead(file ? 200 : 404, { 'content-type': type, 'cache-control': 'no-cache' }).end(content);
  }
}
