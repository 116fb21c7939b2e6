import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { loadEvidence } from './evidence';

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
