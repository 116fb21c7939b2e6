import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { parseVectorFile, type VectorFile } from '../engine/vectors/file';
import { flipLeaves } from '../engine/vectors/flip';
import { type CaseFailure, judge } from '../engine/vectors/judge';
import { kinds } from '../engine/vectors/kinds';

/**
 * Judges ground truth: `npm run -s vectors -- [--flip] PATH...`, each a file or a folder of files; without a path, the
 * project's own copies. Exit code 1 if a case failed, a kind is unknown or a file cannot be read. With `--flip`, makes
 * every expected value wrong once instead, and fails if one of them passes.
 */
const OWN_CASES = join(dirname(fileURLToPath(import.meta.url)), '../engine/vectors/cases');
const SHOWN_MISMATCHES = 10;

const tools = { sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') };
const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { flip: { type: 'boolean' } } });
const total = options.flip ? flipAll(positionals) : judgeAll(positionals);
process.exitCode = total ? 0 : 1;

function judgeAll(paths: readonly string[]): boolean {
  let passed = 0;
  let failed = 0;
  let values = 0;
  const whole = eachFile(paths, (file) => {
    const verdict = judge(file, kinds, tools);
    console.log(`${verdict.kind}: ${verdict.passed} passed, ${verdict.failed} failed`);
    verdict.failures.forEach(printFailure);
    passed += verdict.passed;
    failed += verdict.failed;
    values += verdict.valuesPassed;
  });
  console.log(`single values that agree: ${values}`);
  console.log(`${passed} passed, ${failed} failed`);
  return whole && failed === 0;
}

function flipAll(paths: readonly string[]): boolean {
  const sum = { leaves: 0, caught: 0, explanatory: 0 };
  const whole = eachFile(paths, (file) => {
    const report = flipLeaves(file, kinds, tools);
    console.log(`${file.kind}: ${report.leaves} leaves, ${report.caught} caught, ${report.explanatory} explanatory`);
    for (const path of report.missed.slice(0, SHOWN_MISMATCHES)) console.log(`  missed ${path}`);
    sum.leaves += report.leaves;
    sum.caught += report.caught;
    sum.explanatory += report.explanatory;
  });
  console.log(`${sum.leaves} leaves, ${sum.caught} caught, ${sum.explanatory} explanatory`);
  return whole && sum.leaves === sum.caught + sum.explanatory;
}

/** Runs `visit` on each file; tells of those that are unreadable, invalid or of an unknown kind, and answers whether there were none. */
function eachFile(paths: readonly string[], visit: (file: VectorFile) => void): boolean {
  let whole = true;
  for (const path of (paths.length > 0 ? paths : [OWN_CASES]).flatMap(filesUnder)) {
    try {
      visit(parseVectorFile(JSON.parse(readFileSync(path, 'utf8'))));
    } catch (error) {
      console.log(`${path}: ${(error as Error).message}`);
      whole = false;
    }
  }
  return whole;
}

function filesUnder(path: string): string[] {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const entries = readdirSync(path, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  return entries.flatMap((entry) => {
    const inside = join(path, entry.name);
    return entry.isDirectory() ? filesUnder(inside) : entry.name.endsWith('.json') ? [inside] : [];
  });
}

function printFailure({ name, mismatches, error }: CaseFailure): void {
  if (error !== undefined) console.log(`  ${name}: ${error}`);
  for (const { path, expected, actual } of mismatches.slice(0, SHOWN_MISMATCHES)) {
    console.log(`  ${name}: ${path}: expected ${show(expected)}, came ${show(actual)}`);
  }
  if (mismatches.length > SHOWN_MISMATCHES) console.log(`  ${name}: and ${mismatches.length - SHOWN_MISMATCHES} more`);
}

function show(value: unknown): string {
  if (typeof value === 'bigint' || typeof value === 'number') return String(value);
  const text = JSON.stringify(value, (_, part) => (typeof part === 'bigint' ? String(part) : part)) ?? String(value);
  return text.length > 200 ? `${text.slice(0, 197)}...` : text;
}
