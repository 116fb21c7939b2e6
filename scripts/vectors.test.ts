import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'vectors-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

function vectors(...args: string[]): { lines: string[]; status: number | null } {
  const run = spawnSync(process.execPath, ['--import', 'tsx', join(import.meta.dirname, 'vectors.ts'), ...args], {
    encoding: 'utf8',
  });
  return { lines: run.stdout.trimEnd().split('\n'), status: run.status };
}

const jump = (bucket: number) => ({
  kind: 'jump',
  cases: [{ name: 'key 1', input: { keyBuckets: [['1', 7]] }, expected: { bucket: [bucket] } }],
});

describe('the vectors command', () => {
  it('prints a line a file and the sums last, and exits with 0 when all pass', () => {
    const { lines, status } = vectors(file('good.json', jump(6)));
    expect([lines[0], lines.at(-1), status]).toEqual(['jump: 1 passed, 0 failed', '1 passed, 0 failed', 0]);
  });

  it('prints the case, what was expected and what came, and exits with 1 when one fails', () => {
    const { lines, status } = vectors(file('bad.json', jump(5)));
    expect(lines.slice(0, 2)).toEqual(['jump: 0 passed, 1 failed', '  key 1: bucket[0]: expected 5, came 6']);
    expect([lines.at(-1), status]).toEqual(['0 passed, 1 failed', 1]);
  });

  it('can print an answer of 64-bit integers', () => {
    const vector = { dataHex: '', seed: '0', expected: ['0x0'] };
    const { lines, status } = vectors(
      file('wide.json', { kind: 'hash-murmur3', cases: [{ name: 'x64-128', vectors: [vector] }] }),
    );
    expect([lines[1], status]).toEqual(['  x64-128: vectors[0].expected: expected ["0x0"], came ["0","0"]', 1]);
  });

  it('goes through folders, and exits with 1 for a kind it does not know and a file it cannot read', () => {
    mkdirSync(join(folder, 'mixed/deeper'), { recursive: true });
    file('mixed/deeper/good.json', jump(6));
    file('mixed/notes.txt', 'not for the judge');
    expect(vectors(join(folder, 'mixed')).status).toBe(0);
    file('mixed/unknown.json', { ...jump(6), kind: 'nonesuch' });
    file('mixed/cut.json', '{"kind":');
    const { lines, status } = vectors(join(folder, 'mixed'), join(folder, 'absent.json'));
    expect([lines.at(-1), status]).toEqual(['1 passed, 0 failed', 1]);
    expect(lines.filter((line) => /unknown\.json: kind|cut\.json: |absent\.json: ENOENT/.test(line))).toHaveLength(3);
  });
});
