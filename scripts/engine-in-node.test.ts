import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { expect, it } from 'vitest';

const root = join(import.meta.dirname, '..');
const page = readFileSync(join(root, 'docs/engine-in-node.md'), 'utf8');
const block = (language: string) => new RegExp(`\`\`\`${language}\n(.*?)\`\`\``, 's').exec(page)?.[1] ?? '';

it('the example of docs/engine-in-node.md prints what the page says', async () => {
  const { outputFiles } = await build({
    stdin: { contents: block('ts'), resolveDir: root, loader: 'ts' },
    bundle: true,
    platform: 'node',
    write: false,
  });
  const { stdout, stderr } = spawnSync(process.execPath, ['-'], { input: outputFiles[0]!.text, encoding: 'utf8' });
  expect({ stdout, stderr }).toEqual({ stdout: block('text'), stderr: '' });
});
