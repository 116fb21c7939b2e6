import { cp, mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadEvidence } from './evidence';
import { keptEvidence } from './keptEvidence';

const vectors = 'evidence/vectors/cases/erlang-b.json';
const measured = 'evidence/measured/tls-early-replay.json';
let root = '';

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'evidence-'));
  for (const file of [vectors, measured]) await cp(file, join(root, file));
});

afterEach(() => rm(root, { recursive: true }));

async function change(file: string, from: string | RegExp, to: string): Promise<void> {
  const text = await readFile(join(root, file), 'utf8');
  expect(text).toMatch(from);
  await writeFile(join(root, file), text.replace(from, to));
}

describe('the evidence of a build', () => {
  it('counts the cases of each file and the values that agreed, with the source', async () => {
    const evidence = await loadEvidence(root);
    expect(evidence.judged).toMatchObject([
      { kind: 'erlang-b', cases: 12, source: [expect.stringContaining('B(N,A)')] },
    ]);
    expect(evidence.judged[0]!.values).toBeGreaterThanOrEqual(12);
    expect(evidence.measured).toMatchObject([
      {
        name: 'tls-early-replay',
        compared: [{ figures: [{ verdict: 'inside' }] }, { figures: [{ verdict: 'inside' }] }],
      },
    ]);
  });

  it('is refused, with file and case, when one value is not what the engine gives', async () => {
    await change(vectors, /"blocking":\s*[\d.]+/, '"blocking":0.123');
    await expect(loadEvidence(root)).rejects.toThrow(/erlang-b\.json: .*expected 0\.123, came .*1 failed in all/);
  });

  it('is refused, with file and case, when the engine does not give what was measured', async () => {
    await change(measured, /"accepted":\s*20/, '"accepted":10');
    await expect(loadEvidence(root)).rejects.toThrow(/tls-early-replay\.json: shared key.*earlyAccepted is outside/);
  });

  it('is refused when a measured file does not say how it was measured', async () => {
    await change(measured, '"setup"', '"set_up"');
    await expect(loadEvidence(root)).rejects.toThrow(/setup/);
  });
});

describe('what was judged is kept', () => {
  const code = join(import.meta.dirname, '../..');
  const kept = () => readdir(join(root, '.cache/evidence')).catch(() => []);

  it('and read again as long as neither a value nor a name changes', async () => {
    const first = await keptEvidence(root, code);
    const names = await kept();
    expect(names).toHaveLength(1);
    expect(await keptEvidence(root, code)).toEqual(first);
    expect(await kept()).toEqual(names);
  });

  it('not a value that has changed since', async () => {
    await keptEvidence(root, code);
    await change(vectors, /"blocking":\s*[\d.]+/, '"blocking":0.123');
    await expect(keptEvidence(root, code)).rejects.toThrow(/erlang-b\.json/);
  });

  it('nor a name, by which a measured file finds what it is compared with', async () => {
    await keptEvidence(root, code);
    await rename(join(root, measured), join(root, measured.replace('tls-early', 'tls-earlier')));
    await expect(keptEvidence(root, code)).rejects.toThrow('tls-earlier-replay');
  });

  it('and nothing of what fails', async () => {
    await change(vectors, /"blocking":\s*[\d.]+/, '"blocking":0.123');
    await expect(keptEvidence(root, code)).rejects.toThrow();
    expect(await kept()).toEqual([]);
  });
});
