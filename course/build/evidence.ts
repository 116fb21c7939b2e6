import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { compareMeasured } from '../../evidence/measured/comparison';
import { parseVectorFile } from '../../evidence/vectors/file';
import { type CaseFailure, judge } from '../../evidence/vectors/judge';
import { kinds } from '../../evidence/vectors/kinds';
import type { Evidence, JudgedFile, MeasuredFile } from '../schema/evidence';
import { tools } from './tools';

/** Where ground truth and what was measured lie in a project. */
export const EVIDENCE = { vectors: 'evidence/vectors/cases', measured: 'evidence/measured' } as const;

const told = z.object({ description: z.string().min(1), source: z.json() });
const measuredFile = z.object({
  source: z.string().min(1),
  description: z.string().min(1),
  setup: z.string().min(1),
  cases: z.array(z.object({ input: z.json(), measured: z.json() })).min(1),
});

/**
 * Judges every file of ground truth under a project's folder and compares every measured one. Throws, with file and case, if
 * an answer is wrong or a figure disagrees without a reason: a page must not claim what its build did not see.
 */
export async function loadEvidence(root: string): Promise<Evidence> {
  const judged = await eachJson(join(root, EVIDENCE.vectors), judgeFile);
  const measured = await eachJson(join(root, EVIDENCE.measured), compareFile);
  return { judged, measured };
}

async function eachJson<T>(folder: string, use: (name: string, value: unknown) => T): Promise<T[]> {
  const names = await jsonIn(folder);
  const parse = async (name: string) => use(name, JSON.parse(await readFile(join(folder, name), 'utf8')));
  return Promise.all(names.map(parse));
}

export async function jsonIn(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
}

function judgeFile(name: string, value: unknown): JudgedFile {
  const { kind, passed, failures, valuesPassed } = judge(parseVectorFile(value), kinds, tools);
  const [failure] = failures;
  if (failure)
    throw new Error(`evidence/vectors/cases/${name}: ${whatFailed(failure)}; ${failures.length} failed in all`);
  const { description, source } = told.parse(value);
  return { kind, description, source: textsIn(source), cases: passed, values: valuesPassed };
}

function compareFile(file: string, value: unknown): MeasuredFile {
  const { cases, ...told } = measuredFile.parse(value);
  const name = file.replace('.json', '');
  const compared = compareMeasured(name, cases);
  for (const { label, figures } of compared) {
    const unexplained = figures.find(({ verdict, reason }) => verdict === 'outside' && reason === null);
    if (unexplained)
      throw new Error(`evidence/measured/${file}: ${label}: ${unexplained.name} is outside what was measured`);
  }
  return { name, ...told, compared };
}

function whatFailed({ name, error, mismatches }: CaseFailure): string {
  const [first] = mismatches;
  if (!first) return `${name}: ${error}`;
  return `${name}: ${first.path}: expected ${String(first.expected)}, came ${String(first.actual)}`;
}

/** The texts in a source, however it is nested. */
function textsIn(source: unknown): string[] {
  if (source === null || typeof source !== 'object') return [String(source)];
  return Object.values(source).flatMap(textsIn);
}
