import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { search, startSearch } from './search';

const dataset: Record<string, string> = {};
const thrown: unknown[] = [];
const take = (reason: unknown) => void thrown.push(reason);

beforeEach(() => {
  // Both scripts of the search need it.
  vi.doMock('../search/found', () => {
    throw new Error('dropped');
  });
  vi.stubGlobal('document', {
    documentElement: { dataset },
    querySelector: () => ({ dataset: { index: '/index.json' } }),
    addEventListener: () => {},
  });
  vi.stubGlobal('window', { addEventListener: () => {} });
  vi.stubGlobal('location', { search: '?find=maglev' });
  process.on('unhandledRejection', take);
});
afterEach(() => {
  process.off('unhandledRejection', take);
  vi.doUnmock('../search/found');
  vi.unstubAllGlobals();
});

it.each([
  ['the search', search],
  ['what shows the place found', startSearch],
])('that %s does not come is told, and rejects nothing', async (_, begin) => {
  delete dataset.scripts;
  await begin();
  await vi.waitFor(() => expect(dataset.scripts).toBe('missing'));
  await new Promise((resolve) => setTimeout(resolve));
  expect(thrown).toEqual([]);
});
