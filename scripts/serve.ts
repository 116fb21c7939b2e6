import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import sirv from 'sirv';

/** A file with the hash of its content in its name never changes. */
const forEver = 'public, max-age=31536000, immutable';

/** Serves a built folder under a base path, as any static host would. Takes the first free port from the one asked. */
export async function serve(folder: string, basePath: string, fromPort: number): Promise<string> {
  const files = sirv(folder, {
    etag: true,
    setHeaders: (response, path) => {
      const isKept = path.startsWith('/_next/');
      response.setHeader('cache-control', isKept ? forEver : 'no-cache');
      // For a page in a sandbox, which has no origin (docs/hosting.md).
      if (isKept) response.setHeader('access-control-allow-origin', '*');
    },
  });
  const notFound = readFileSync(join(folder, '404.html'));
  const server = createServer((request, response) => {
    const refuse = () => void response.writeHead(404, { 'content-type': 'text/html; charset=utf-8' }).end(notFound);
    const path = request.url ?? '/';
    if (!path.startsWith(`${basePath}/`)) return refuse();
    request.url = path.slice(basePath.length);
    files(request, response, refuse);
  });
  for (let port = fromPort; ; port += 1) {
    if (await listens(server, port)) return `http://localhost:${port}${basePath}/`;
  }
}

function listens(server: Server, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error));
    server.once('error', onError);
    server.listen(port, () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}
