import { afterEach, expect, it, vi } from 'vitest';
import { settings } from '../../progress/settingsStore';
import { keeping, startKeeping } from './keeping';
import { Caches } from './worker/fixtures/caches';

afterEach(() => {
  vi.unstubAllGlobals();
  settings.setState(settings.getInitialState());
});

it('deletes at the next visit what a worker kept after it was dropped', async () => {
  const caches = new Caches();
  for (const name of ['course:/:1', 'course:/other/:1']) await caches.open(name);
  vi.stubGlobal('caches', caches);
  vi.stubGlobal('location', { href: 'https://course.example/en/lab/' });
  vi.stubGlobal('navigator', { serviceWorker: { addEventListener() {}, getRegistration: async () => undefined } });
  settings.setState({ offline: 'off' });
  startKeeping();
  await vi.waitFor(async () => expect(await caches.keys()).toEqual(['course:/other/:1']));
  expect(keeping.getState().standing).toBe('off');
});
