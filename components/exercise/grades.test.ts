import { describe, expect, it } from 'vitest';
import { gradeOf, type Press } from './grades';

const press = (change: Partial<Press>): Press => ({
  key: '',
  code: '',
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...change,
});

describe('the key of a grade', () => {
  it('is its digit, on the main row and on the number pad', () => {
    expect(gradeOf(press({ key: '3', code: 'Digit3' }))).toBe(3);
    expect(gradeOf(press({ key: '4', code: 'Numpad4' }))).toBe(4);
  });

  it('is found by its place where the layout writes another character there', () => {
    expect(gradeOf(press({ key: '&', code: 'Digit1' }))).toBe(1);
  });

  it('is no other digit, no letter, and no chord of the browser', () => {
    for (const other of [{ key: '0' }, { key: '5', code: 'Digit5' }, { key: 'j', code: 'KeyJ' }]) {
      expect(gradeOf(press(other))).toBeUndefined();
    }
    for (const held of ['ctrlKey', 'metaKey', 'altKey'] as const) {
      expect(gradeOf(press({ key: '1', code: 'Digit1', [held]: true }))).toBeUndefined();
    }
  });
});
