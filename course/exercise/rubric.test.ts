import { describe, expect, it } from 'vitest';
import { holds, keyOf, type RubricOption } from './rubric';

describe('an expectation', () => {
  it('holds at the edges it names', () => {
    expect(holds({ op: 'about', value: 0.25, tolerance: 0.0625 }, 0.3125)).toBe(true);
    expect(holds({ op: 'about', value: 0.25, tolerance: 0.0625 }, 0.3126)).toBe(false);
    expect(holds({ op: 'between', value: [1, 2] }, 2)).toBe(true);
    expect(holds({ op: 'less', value: 1 }, 1)).toBe(false);
    expect(holds({ op: 'more', value: 1 }, 1)).toBe(false);
  });

  it('of a name is met by that name', () => {
    expect(holds({ op: 'equals', value: 'lb-b' }, 'lb-b')).toBe(true);
    expect(holds({ op: 'equals', value: 'lb-b' }, 'lb-c')).toBe(false);
    expect(holds({ op: 'less', value: 1 }, 'lb-b')).toBe(false);
  });

  it('never holds where there was nothing to measure', () => {
    for (const op of ['less', 'more'] as const) expect(holds({ op, value: 1 }, Number.NaN)).toBe(false);
    expect(holds({ op: 'between', value: [-1, 1] }, Number.NaN)).toBe(false);
    expect(holds({ op: 'equals', value: 0 }, undefined)).toBe(false);
  });

  it('of more than anything finite is met by never', () => {
    expect(holds({ op: 'more', value: 1e9 }, Number.POSITIVE_INFINITY)).toBe(true);
  });
});

describe('the key of a question', () => {
  const options: RubricOption[] = [
    { id: 'few', when: [{ run: 'main', measure: 'moved', op: 'less', value: 0.4 }] },
    { id: 'many', when: [{ run: 'main', measure: 'moved', op: 'more', value: 0.3 }] },
  ];

  it('is the one option that the runs make true', () => {
    expect(keyOf(options, () => 0.2)).toBe('few');
    expect(keyOf(options, () => 0.5)).toBe('many');
  });

  it('is refused when two options hold, and when none does', () => {
    expect(() => keyOf(options, () => 0.35)).toThrow('expected exactly one right option, found few, many of few, many');
    expect(() => keyOf(options, () => Number.NaN)).toThrow('found none of few, many');
  });

  it('needs every statement of an option, each on its own run', () => {
    const both: RubricOption = {
      id: 'worse',
      when: [
        { run: 'main', measure: 'moved', op: 'more', value: 0.3 },
        { run: 'other', measure: 'moved', op: 'less', value: 0.3 },
      ],
    };
    expect(keyOf([both], (run) => (run === 'main' ? 0.5 : 0.1))).toBe('worse');
    expect(() => keyOf([both], () => 0.5)).toThrow('found none');
  });

  it('is the option that names the deciding fact, where no measure decides', () => {
    expect(keyOf([{ id: 'a' }, { id: 'b', fact: 'f' }], () => Number.NaN)).toBe('b');
  });
});
