import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sirv from 'sirv';

/** Serves a built folder under a base path, as any static host would. Takes the first free port from the one asked. */
export async function serve(folder: string, basePath: string, fromPort: number): Promise<string> {
  const files = sirv(folder, { etag: true, single: false });
  const server = createServer((request, response) => {
    const notFound = () => {
      response.statusCode = 404;
      request.url = '/404.html';
      files(request, response, () => void response.end());
    };
    const path = request.url ?? '/';
    if (basePath !== '' && path !== basePath && !path.startsWith(`${basePath}/`)) return notFound();
    request.url = path.slice(basePath.length) || '/';
    files(request, response, notFound);
  });
  for (let port = fromPort; ; port += 1) {
    if (await listens(server, port)) return `http://localhost:${(server.address() as AddressInfo).port}${basePath}/`;
  }
}

function listens(server: ReturnType<typeof createServer>, port: number): Promise<boolean> {
  return new Promise((resolve, reject) => {
    const onError = (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(false) : reject(error));
    server.once('error', onError);
    server.listen(port, () => {
      server.off('error', onError);
      resolve(true);
    });
  });
}
