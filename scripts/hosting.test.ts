import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';

/** A file of every kind that a built site has. */
const site: Readonly<Record<string, string>> = {
  'index.html': '<!doctype html>which language?',
  '404.html': '<!doctype html>nothing here',
  'en/index.html': `<!doctype html>${'the climb '.repeat(200)}`,
  'en/manifest.json': '{}',
  'embed/maglev-fill/index.html': '<!doctype html>a frame',
  'frames/maglev-fill.en.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'icon.png': 'png',
  'offline.js': 'self',
  'robots.txt': 'Sitemap:',
  'sitemap.xml': '<urlset/>',
  '_next/static/chunks/a-0123456789abcdef.js': 'a()',
  '_next/static/css/0123456789abcdef.css': 'a {}',
  '_next/static/html/0123456789abcdef.html': 'data',
  '_next/static/media/0123456789abcdef.woff2': 'font',
};

const EVER = 'public, max-age=31536000, immutable';
const OWN = "frame-ancestors 'self'";

type Row = [path: string, status: number, type: RegExp, cache: string, frames: string | null];
const rows: Row[] = [
  ['', 200, /^text\/html; charset=utf-8$/i, 'no-cache', OWN],
  ['en/', 200, /^text\/html; charset=utf-8$/i, 'no-cache', OWN],
  ['en/manifest.json', 200, /^application\/json/, 'no-cache', OWN],
  ['embed/maglev-fill/', 200, /^text\/html/, 'no-cache', null],
  ['frames/maglev-fill.en.svg', 200, /^image\/svg\+xml/, 'no-cache', OWN],
  ['icon.png', 200, /^image\/png/, 'no-cache', OWN],
  ['offline.js', 200, /javascript/, 'no-cache', OWN],
  ['robots.txt', 200, /^text\/plain/, 'no-cache', OWN],
  ['sitemap.xml', 200, /^(text|application)\/xml/, 'no-cache', OWN],
  ['_next/static/chunks/a-0123456789abcdef.js', 200, /javascript/, EVER, OWN],
  ['_next/static/css/0123456789abcdef.css', 200, /^text\/css/, EVER, OWN],
  ['_next/static/html/0123456789abcdef.html', 200, /^text\/html/, EVER, OWN],
  ['_next/static/media/0123456789abcdef.woff2', 200, /^font\/woff2/, EVER, OWN],
  // A file that is missing for a moment, while a build is copied, must not be missing for a year.
  ['_next/static/chunks/gone.js', 404, /^text\/html/, 'no-cache', OWN],
  ['nowhere/', 404, /^text\/html/, 'no-cache', OWN],
];

interface WebServer {
  readonly command: string;
  readonly recipe: string;
  /** Its package, by which `.ci/run` promises it. */
  readonly debian: string;
  /** The recipe as it is, but for where it listens and where the files are; its arguments. */
  configure(recipe: string, folder: string, port: number): { config: string; args: string[] };
}

const servers: readonly WebServer[] = [
  {
    command: 'nginx',
    recipe: 'nginx.conf',
    debian: 'nginx-light',
    configure: (recipe, folder, port) => {
      const own = recipe.replace('listen 80;', `listen 127.0.0.1:${port};`).replace('/srv/www;', `${folder}/www;`);
      const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((one) => `${one}_temp_path ${folder};`);
      const around = `daemon off; pid ${folder}/pid; error_log stderr; events {}`;
      const http = `http { include /etc/nginx/mime.types; access_log off; ${paths.join(' ')}\n${own} }`;
      return { config: `${around} ${http}`, args: ['-e', 'stderr', '-c', `${folder}/config`] };
    },
  },
  {
    command: 'caddy',
    recipe: 'Caddyfile',
    debian: 'caddy',
    configure: (recipe, folder, port) => {
      const own = recipe
        .replace('course.example {', `http://127.0.0.1:${port} {`)
        .replace('* /srv/www', `* ${folder}/www`);
      const config = `{\n\tadmin off\n\tstorage file_system ${folder}\n}\n${own}`;
      return { config, args: ['run', '--adapter', 'caddyfile', '--config', `${folder}/config`] };
    },
  },
];

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Whether a server can be started; where `.ci/run` has promised it and it is not there, that is a failure. */
function isHere({ command, debian }: WebServer): boolean {
  if (spawnSync(command, [command === 'nginx' ? '-v' : 'version']).status === 0) return true;
  if (process.env.CHECKERS?.split(' ').includes(`${command}:${debian}`))
    throw new Error(`no ${command}, and .ci/run promises it: apt-get install ${debian}`);
  console.warn(`not tried: docs/hosting with ${command}, which is not installed`);
  return false;
}

describe.each(servers)('the recipe for $command', (server) => {
  describe.skipIf(!isHere(server)).each(['', '/course'])('at “%s/”', (basePath) => {
    let folder = '';
    let home = '';
    let running: ChildProcess;
    let said = '';

    beforeAll(async () => {
      folder = await mkdtemp(join(tmpdir(), 'hosting-'));
      // The server's workers are of another user.
      await chmod(folder, 0o755);
      for (const [path, text] of Object.entries(site)) {
        const file = join(folder, 'www', basePath, path);
        await mkdir(dirname(file), { recursive: true });
        await writeFile(file, text);
      }
      const port = await freePort();
      const asShipped = await readFile(join('docs/hosting', server.recipe), 'utf8');
      const recipe = basePath ? asShipped : asShipped.replaceAll('/course', '');
      const { config, args } = server.configure(recipe, folder, port);
      await writeFile(join(folder, 'config'), config);
      const env = { ...process.env, XDG_CONFIG_HOME: folder };
      running = spawn(server.command, args, { stdio: ['ignore', 'ignore', 'pipe'], env });
      running.stderr?.on('data', (text) => {
        said += text;
      });
      home = `http://127.0.0.1:${port}${basePath}/`;
      const answers = async () => {
        const { status } = await fetch(home).catch(() => ({ status: said }));
        expect(status).toBe(200);
      };
      await vi.waitFor(answers, { timeout: 8_000, interval: 50 });
    });

    afterAll(async () => {
      running.kill();
      await rm(folder, { recursive: true });
    });

    it.each(rows)('/%s', async (path, status, type, cache, frames) => {
      const response = await fetch(home + path);
      const { headers } = response;
      expect(await response.text()).toBe(site[fileAt(path)] ?? site['404.html']);
      expect(response.status).toBe(status);
      expect(headers.get('content-type')).toMatch(type);
      expect(headers.get('cache-control')).toBe(cache);
      expect(headers.get('content-security-policy')).toBe(frames);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('strict-origin-when-cross-origin');
      expect(headers.get('permissions-policy')).toContain('camera=()');
      expect(headers.get('server') ?? '').not.toMatch(/\d/);
    });

    it('leads a page’s address without its last slash on, to the host as the reader calls it', async () => {
      const response = await fetch(`${home}en`, { redirect: 'manual' });
      expect([301, 308]).toContain(response.status);
      expect(response.headers.get('location')).toBe(`${basePath}/en/`);
    });

    it('lets a page without an origin read what it asks for as it goes, and no page', async () => {
      const readers = async (path: string) => (await fetch(home + path)).headers.get('access-control-allow-origin');
      expect(await readers('_next/static/html/0123456789abcdef.html')).toBe('*');
      expect(await readers('_next/static/media/0123456789abcdef.woff2')).toBe('*');
      expect(await readers('en/')).toBeNull();
    });

    it('compresses, and says “not modified” of what a browser has', async () => {
      const first = await fetch(`${home}en/`, { headers: { 'accept-encoding': 'gzip' } });
      expect(first.headers.get('content-encoding')).toBe('gzip');
      const again = await fetch(`${home}icon.png`);
      const etag = again.headers.get('etag') ?? '';
      const { status } = await fetch(`${home}icon.png`, { headers: { 'if-none-match': etag } });
      expect(status).toBe(304);
    });
  });
});

const fileAt = (path: string) => (path === '' || path.endsWith('/') ? `${path}index.html` : path);
