import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { type Ask, answer, refusalOf } from './asks';

/** What should come out. */
type Expectation =
  | { readonly op: 'about'; readonly value: number | readonly number[]; readonly tolerance: number }
  | { readonly op: 'between' | 'allBetween'; readonly value: readonly [least: number, most: number] }
  | { readonly op: 'value'; readonly value: unknown }
  /** Pasted lines that agree, and how many there are. */
  | { readonly op: 'agreed'; readonly value: readonly [agreed: number, total: number] }
  /** The field or the line that is named. */
  | { readonly op: 'refused'; readonly value: string };

interface Report {
  readonly name: string;
  /** Public issues, or the version of the system that was asked. */
  readonly source: readonly string[];
  readonly why: string;
  readonly ask: Ask;
  readonly expect: Expectation;
}

const FOLDER = 'evidence/reports/cases';
const read = (file: string) => readFileSync(`${FOLDER}/${file}`, 'utf8');
const reports = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.json'))
  .map((file): Report => JSON.parse(read(file)));

function judge(ask: Ask, expected: Expectation): void {
  if (expected.op === 'refused') return expect(refusalOf(ask, read)).toBe(expected.value);
  const found = answer(ask, read);
  const values = [found].flat() as number[];
  switch (expected.op) {
    case 'about': {
      const wanted = [expected.value].flat();
      expect(values).toHaveLength(wanted.length);
      for (const [index, value] of wanted.entries())
        expect(Math.abs(values[index]! - value), `${values}, not ${wanted}`).toBeLessThanOrEqual(expected.tolerance);
      return;
    }
    case 'between':
    case 'allBetween': {
      const [least, most] = expected.value;
      expect(values.length).toBeGreaterThan(0);
      expect(values.filter((value) => !(value >= least && value <= most))).toEqual([]);
      return;
    }
    default:
      expect(found).toEqual(expected.value);
  }
}

/** What people met in public and reported: an exact model, a run or a proof answers it as it should be. */
describe('public reports', () => {
  it.each(reports.map((report) => [`${report.name} (${report.source.join(', ')})`, report] as const))(
    '%s',
    (_, report) => judge(report.ask, report.expect),
  );

  it('are as many as there are files, each under its name', () => {
    const names = readdirSync(FOLDER).filter((file) => file.endsWith('.json'));
    expect(names).toEqual(reports.map(({ name }) => `${name}.json`).sort());
    expect(names).toHaveLength(34);
  });
});
