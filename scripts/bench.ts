import { readdirSync } from 'node:fs';
import { run } from './run';

/** `npm run bench [-- NAME...]`: prints the figures of bench/*.ts, or of those named. Nothing is asserted. */
const named = process.argv.slice(2);
const all = readdirSync('bench').filter((file) => file.endsWith('.ts'));
for (const file of all.filter((name) => named.length === 0 || named.includes(name.replace('.ts', '')))) {
  console.log(`\n── bench/${file}`);
  const { code } = await run('npx', ['tsx', `bench/${file}`]);
  process.exitCode ||= code;
}
