import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { differences } from './sameFiles';

const root = mkdtempSync(join(tmpdir(), 'same-'));
afterAll(() => rmSync(root, { recursive: true }));

function folder(name: string, files: Readonly<Record<string, string>>): string {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(root, name, path, '..'), { recursive: true });
    writeFileSync(join(root, name, path), text);
  }
  return join(root, name);
}

it('names each file that is in one folder only, or differs', async () => {
  const one = folder('one', { 'a.html': 'a', 'en/b.js': 'b', 'c.css': 'c' });
  const other = folder('other', { 'a.html': 'a', 'en/b.js': 'B', 'ru/d.js': 'd' });
  expect(await differences(one, other)).toEqual(['c.css', 'en/b.js', 'ru/d.js']);
  expect(await differences(one, one)).toEqual([]);
});
