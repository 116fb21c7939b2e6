import { readdirSync } from 'node:fs';
import { build } from 'esbuild';
import { run } from './run';

/**
 * `npm run bench [-- NAME...]`: prints the figures of bench/*.ts, or of those named. Nothing is asserted. Each is built
 * first, as the site is: a loader that keeps the names of functions makes every closure dearer, the engine an eighth slower.
 */
const named = process.argv.slice(2);
const names = readdirSync('bench')
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.replace('.ts', ''));
for (const name of names.filter((one) => named.length === 0 || named.includes(one))) {
  console.log(`\n── bench/${name}.ts`);
  const outfile = `.cache/bench/${name}.mjs`;
  await build({
    entryPoints: [`bench/${name}.ts`],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
  });
  const { code } = await run(process.execPath, [outfile]);
  process.exitCode ||= code;
}
