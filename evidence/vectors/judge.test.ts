import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { EngineError } from '../../engine/errors';
import { compare } from './compare';
import { parseVectorFile, type VectorFile } from './file';
import { flipLeaves } from './flip';
import { judge } from './judge';
import type { Kind } from './kind';
import { kinds } from './kinds';
import { sameLeaf } from './tolerance';

const CASES = join(import.meta.dirname, 'cases');
const tools = { sha256: (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex') };
const files = readdirSync(CASES).map((name) => parseVectorFile(JSON.parse(readFileSync(join(CASES, name), 'utf8'))));

describe('the ground truth', () => {
  it.each(files.map((file) => [file.kind, file] as const))(
    'of %s is what the engine answers',
    (_, file) => {
      const { failed, failures, passed } = judge(file, kinds, tools);
      expect(failures).toEqual([]);
      expect([passed, failed]).toEqual([file.cases.length, 0]);
    },
    120_000,
  );

  it('has a file for every kind', () => {
    expect(files.map(({ kind }) => kind).sort()).toEqual(Object.keys(kinds).sort());
  });
});

describe('a leaf', () => {
  it('that is an integer must be met exactly where no tolerance is given', () => {
    expect([sameLeaf(2 ** 31, 2 ** 31), sameLeaf(2 ** 31, 2 ** 31 + 1), sameLeaf(0, -0)]).toEqual([true, false, true]);
  });

  it('that is a double must be met to 1e-9 of it, or of 1 if it is smaller', () => {
    expect([sameLeaf(0.5, 0.5 + 9e-10), sameLeaf(0.5, 0.5 + 2e-9)]).toEqual([true, false]);
    expect([sameLeaf(1234.5, 1234.5 + 1e-6), sameLeaf(1234.5, 1234.5 + 2e-6)]).toEqual([true, false]);
    expect([sameLeaf(60, 60.00000000000001), sameLeaf(60, 60.0000001)]).toEqual([true, false]);
  });

  it('obeys a tolerance in each of its senses', () => {
    expect([sameLeaf(10, 10.9, 0.1), sameLeaf(10, 11.1, 0.1), sameLeaf(0.1, 0.19, 0.1)]).toEqual([true, false, true]);
    expect([sameLeaf(0.1, 0.109, { rel: 0.1 }), sameLeaf(0.1, 0.12, { rel: 0.1 })]).toEqual([true, false]);
    expect([sameLeaf(100, 100.4, { abs: 0.5 }), sameLeaf(100, 100.6, { abs: 0.5 })]).toEqual([true, false]);
    expect([sameLeaf(3, 3, { abs: 0 }), sameLeaf(3, 4, { abs: 0 })]).toEqual([true, false]);
  });

  it('that is a 64-bit integer in hex or decimal is met by the bigint alone', () => {
    expect([sameLeaf('0xffffffffffffffff', 2n ** 64n - 1n), sameLeaf('18446744073709551615', 2n ** 64n - 1n)]).toEqual([
      true,
      true,
    ]);
    expect([sameLeaf('0xfffffffffffffffe', 2n ** 64n - 1n), sameLeaf('', 0n), sameLeaf('x', 0n)]).toEqual([
      false,
      false,
      false,
    ]);
    expect([sameLeaf(7, 7n), sameLeaf(7, 8n)]).toEqual([true, false]);
  });

  it('that is a double in text is met by that very double, infinities and NaN included', () => {
    expect([
      sameLeaf('0.10000000000000001', 0.1),
      sameLeaf('0.10000000000000003', 0.1),
      sameLeaf('1e-3', 0.001),
    ]).toEqual([true, false, true]);
    expect([sameLeaf('+Inf', Infinity), sameLeaf('-Inf', -Infinity), sameLeaf('NaN', Number.NaN)]).toEqual([
      true,
      true,
      true,
    ]);
    expect([sameLeaf('+Inf', 1e308), sameLeaf('NaN', 0), sameLeaf('', 0), sameLeaf('abc', Number.NaN)]).toEqual([
      false,
      false,
      false,
      false,
    ]);
  });

  it('is not met by another type, by null or by NaN', () => {
    for (const actual of ['1', true, null, undefined, Number.NaN, {}, [1]])
      expect(sameLeaf(1, actual), String(actual)).toBe(false);
    expect([sameLeaf(null, 0), sameLeaf(null, undefined), sameLeaf(false, 0), sameLeaf(null, null)]).toEqual([
      false,
      false,
      false,
      true,
    ]);
  });
});

describe('the comparison', () => {
  const pathsOf = (expected: unknown, actual: unknown, explanatory = {}) =>
    compare(expected, actual, { explanatory }).mismatches.map(({ path }) => path);

  it('looks at every leaf, and names the path of each that differs', () => {
    expect(pathsOf({ a: [1, { b: 2 }], c: 'x' }, { a: [1, { b: 3 }], c: 'y' })).toEqual(['a[1].b', 'c']);
  });

  it('fails a field that the answer lacks, and passes one that only the answer has', () => {
    expect(pathsOf({ a: 1, b: 2 }, { a: 1, extra: 9 })).toEqual(['b']);
    expect(pathsOf({ a: { b: 1 } }, undefined)).toEqual(['a.b']);
  });

  it('fails lists of another length, and lists that are none', () => {
    expect(pathsOf({ a: [1] }, { a: [1, 2] })).toEqual(['a']);
    expect(pathsOf({ a: [1, 2] }, { a: [1] })).toEqual(['a']);
    expect(pathsOf({ a: [1] }, { a: { 0: 1, length: 1 } })).toEqual(['a']);
    expect(pathsOf({ a: [1, 2] }, { a: Int32Array.of(1, 2) })).toEqual([]);
  });

  it('lets an answer leave out what is explanatory, but not give it wrong', () => {
    expect(pathsOf({ a: [{ why: 'x' }] }, { a: [{}] }, { 'a[].why': 'for people' })).toEqual([]);
    expect(pathsOf({ a: [{ why: 'x' }] }, { a: [{ why: 'y' }] }, { 'a[].why': 'for people' })).toEqual(['a[0].why']);
    expect(pathsOf({ note: 'x', deep: { rule: 'y' } }, { deep: {} })).toEqual([]);
  });

  it('puts the question to an answer that is a function', () => {
    const samples = (asked: [number, number][]) => asked.map(([slot]) => [slot, slot * 10]);
    expect(
      pathsOf(
        {
          samples: [
            [3, 30],
            [4, 41],
          ],
        },
        { samples },
      ),
    ).toEqual(['samples[1][1]']);
  });

  it('finds the first ten entries in the whole list', () => {
    const list = Array.from({ length: 12 }, (_, i) => i);
    expect(pathsOf({ listFirst10: list.slice(0, 10) }, { list })).toEqual([]);
    expect(pathsOf({ listFirst10: list.slice(1, 11) }, { list })).toHaveLength(10);
    expect(pathsOf({ listFirst10: [0] }, {})).toEqual(['listFirst10']);
  });
});

describe('the judge', () => {
  const double: Kind<{ x: number }> = { evaluate: ({ x }) => ({ y: 2 * x }) };
  const word: Kind<{ data: string }> = { asks: ['data'], evaluate: ({ data }) => ({ length: data.length }) };
  const broken: Kind = {
    evaluate() {
      throw new EngineError('x', 0, 'something else');
    },
  };
  const known = { double, word, broken };
  const fileOf = (kind: string, ...cases: unknown[]): VectorFile => parseVectorFile({ kind, cases });

  it('counts cases and single values, and tells what differed', () => {
    const verdict = judge(
      fileOf('double', { input: { x: 1 }, expected: { y: 2 } }, { name: 'odd', input: { x: 1 }, expected: { y: 3 } }),
      known,
      tools,
    );
    expect(verdict).toMatchObject({ passed: 1, failed: 1, valuesPassed: 1 });
    expect(verdict.failures).toEqual([{ name: 'odd', mismatches: [{ path: 'y', expected: 3, actual: 2 }] }]);
  });

  it('takes the vectors of a hash primitive as one case', () => {
    const verdict = judge(
      fileOf('word', {
        name: 'lengths',
        vectors: [
          { data: 'ab', length: 2 },
          { data: 'abc', length: 4 },
        ],
      }),
      known,
      tools,
    );
    expect(verdict.failures).toEqual([
      { name: 'lengths', mismatches: [{ path: 'vectors[1].length', expected: 4, actual: 3 }] },
    ]);
  });

  it("prefers a case's own tolerance to the file's", () => {
    const file = parseVectorFile({
      kind: 'double',
      defaultTolerance: 1e-9,
      cases: [
        { input: { x: 1 }, expected: { y: 2.1 }, tolerance: { abs: 0.2 } },
        { input: { x: 1 }, expected: { y: 2.1 } },
      ],
    });
    expect(judge(file, known, tools)).toMatchObject({ passed: 1, failed: 1 });
  });

  it('fails a case whose evaluation throws, and one with nothing to compare', () => {
    expect(judge(fileOf('broken', { input: {}, expected: { y: 1 } }), known, tools).failures[0]?.error).toContain(
      'something else',
    );
    expect(
      judge(fileOf('double', { input: { x: 1 }, expected: { note: 'only prose' } }), known, tools).failures[0]?.error,
    ).toBe('nothing to compare');
  });

  it('refuses an unknown kind, even one that every object has', () => {
    expect(() => judge(fileOf('nonesuch', { input: {}, expected: {} }), known, tools)).toThrow(
      'kind: expected a known kind of ground truth, found "nonesuch"',
    );
    expect(() => judge(fileOf('toString', { input: {}, expected: {} }), known, tools)).toThrow(EngineError);
  });

  it('notices each leaf that is made wrong, and reports those it does not', () => {
    const blind: Kind = { evaluate: () => ({ y: (asked: unknown) => asked }) };
    expect(flipLeaves(fileOf('double', { input: { x: 1 }, expected: { y: 2 } }), known, tools)).toMatchObject({
      leaves: 1,
      caught: 1,
    });
    expect(flipLeaves(fileOf('blind', { input: {}, expected: { y: 2 } }), { blind }, tools).missed).toHaveLength(1);
  });
});

describe('a ground-truth file', () => {
  const good = { input: {}, expected: {} };

  it.each([
    [null, 'file: expected an object'],
    [[], 'file: expected an object'],
    [{ cases: [good] }, 'kind: expected a non-empty string'],
    [{ kind: 'x' }, 'cases: expected a non-empty array'],
    [{ kind: 'x', cases: [] }, 'cases: expected a non-empty array'],
    [{ kind: 'x', cases: [good, 1] }, 'cases[1]: expected an object'],
    [{ kind: 'x', cases: [{ expected: {} }] }, 'cases[0].input: expected an object'],
    [{ kind: 'x', cases: [{ input: {} }] }, 'cases[0].expected: expected an object or an array'],
    [{ kind: 'x', cases: [{ vectors: [] }] }, 'cases[0].vectors: expected a non-empty array'],
    [{ kind: 'x', cases: [{ vectors: ['a'] }] }, 'cases[0].vectors[0]: expected an object'],
    [{ kind: 'x', cases: [{ ...good, tolerance: -1 }] }, 'cases[0].tolerance: expected a finite number'],
    [
      { kind: 'x', cases: [{ ...good, tolerance: { relative: 1 } }] },
      'cases[0].tolerance: expected a number, {rel} or {abs}',
    ],
    [{ kind: 'x', cases: [good], defaultTolerance: { rel: 'x' } }, 'defaultTolerance.rel: expected a finite number'],
    [{ kind: 'x', cases: [{ ...good, name: 7 }] }, 'cases[0].name: expected a string'],
  ])('is refused with the field that is wrong: %j', (value, message) => {
    expect(() => parseVectorFile(value)).toThrow(message);
  });
});
