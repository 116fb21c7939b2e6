import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { tools } from '../course/build/tools';
import { parseVectorFile, type VectorFile } from '../evidence/vectors/file';
import { flipLeaves } from '../evidence/vectors/flip';
import { type CaseFailure, judge } from '../evidence/vectors/judge';
import { kinds } from '../evidence/vectors/kinds';
import { filesUnder } from './files';

/**
 * Judges ground truth: `npm run -s vectors -- [--flip] PATH...`, each a file or a folder of files; without a path, the
 * project's own copies. Exit code 1 if a case failed, a kind is unknown or a file cannot be read. With `--flip`, makes
 * every expected value wrong once instead, and fails if one of them passes.
 */
const OWN_CASES = join(dirname(fileURLToPath(import.meta.url)), '../evidence/vectors/cases');
const SHOWN_MISMATCHES = 10;

const { values: options, positionals } = parseArgs({ allowPositionals: true, options: { flip: { type: 'boolean' } } });
const files = await jsonFiles(positionals.length > 0 ? positionals : [OWN_CASES]);
process.exitCode = (options.flip ? flipAll() : judgeAll()) ? 0 : 1;

function judgeAll(): boolean {
  let passed = 0;
  let failed = 0;
  let values = 0;
  const whole = eachFile((file) => {
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

function flipAll(): boolean {
  const sum = { leaves: 0, caught: 0, explanatory: 0 };
  const whole = eachFile((file) => {
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
function eachFile(visit: (file: VectorFile) => void): boolean {
  let whole = true;
  for (const path of files) {
    try {
      visit(parseVectorFile(JSON.parse(readFileSync(path, 'utf8'))));
    } catch (error) {
      console.log(`${path}: ${(error as Error).message}`);
      whole = false;
    }
  }
  return whole;
}

/** Each file, and the .json files of each folder. What is not there is told when it is read. */
async function jsonFiles(paths: readonly string[]): Promise<string[]> {
  const under = paths.map(async (path) => {
    const files = await filesUnder(path).catch(() => [path]);
    return files.filter((file) => file === path || file.endsWith('.json'));
  });
  return (await Promise.all(under)).flat();
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
