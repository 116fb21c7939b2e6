import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { compareMeasured } from '../evidence/measured/comparison';
import type { Spread } from '../evidence/measured/figure';
import type { MeasuredCase } from '../evidence/measured/file';

/** Prints what was measured beside what the engine gives: `npx tsx scripts/measured.ts [NAME...]`. */
const FOLDER = join(dirname(fileURLToPath(import.meta.url)), '../evidence/measured');

const wanted = process.argv.slice(2);
const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.json') ? [file.replace('.json', '')] : []));
const counts = { inside: 0, outside: 0 };

for (const name of names.filter((one) => wanted.length === 0 || wanted.includes(one))) {
  const { cases } = JSON.parse(readFileSync(join(FOLDER, `${name}.json`), 'utf8')) as { cases: MeasuredCase[] };
  console.log(name);
  for (const { label, figures, noCounterpart } of compareMeasured(name, cases)) {
    console.log(`  ${label}${noCounterpart ? `: not compared (${noCounterpart})` : ''}`);
    for (const figure of figures) {
      counts[figure.verdict]++;
      const columns = [show(figure.simulated), show(figure.measured), figure.role, figure.verdict, figure.reason ?? ''];
      console.log(`    ${[figure.name, ...columns].join(' | ')}`);
    }
  }
}
console.log(`${counts.inside} inside, ${counts.outside} outside`);

function show({ min, median, max }: Spread): string {
  return [min, median, max].map((value) => Number(value.toPrecision(4))).join(' / ');
}
