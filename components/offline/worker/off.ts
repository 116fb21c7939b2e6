import { deleteCaches, type Standing } from '../messages';

declare const self: ServiceWorkerGlobalScope;

/*
 * The switch that turns offline use off on every device: put in the place of the worker, it takes the place of the old one
 * at the next visit, without asking, deletes what is kept and goes.
 */
self.addEventListener('install', (event) => event.waitUntil(self.skipWaiting()));
self.addEventListener('activate', (event) => event.waitUntil(leave()));
self.addEventListener('message', (event) => {
  event.source?.postMessage({ standing: 'dropped', bytes: 0, keptBytes: 0 } satisfies Standing);
  // A page that asked for the worker meanwhile has kept it from going.
  event.waitUntil(leave());
});

async function leave(): Promise<void> {
  await deleteCaches(self.registration.scope, caches);
  await self.registration.unregister();
}
