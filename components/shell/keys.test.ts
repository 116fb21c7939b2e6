import { describe, expect, it } from 'vitest';
import { historyKey, isSearchKey, type Press, shortcutOf, undoKey } from './keys';

const press = (key: string, code: string, held: Partial<Press> = {}): Press => ({
  key,
  code,
  shiftKey: false,
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  ...held,
});

describe('a shortcut', () => {
  it.each([
    ['j', 'KeyJ', 'next'],
    ['k', 'KeyK', 'previous'],
    ['t', 'KeyT', 'higher'],
  ])('%s is found by its character', (key, code, shortcut) => {
    expect(shortcutOf(press(key, code))).toBe(shortcut);
  });

  it.each([
    ['о', 'KeyJ', 'next'],
    ['л', 'KeyK', 'previous'],
    ['е', 'KeyT', 'higher'],
    ['Е', 'KeyT', 'higher'],
  ])('%s of a Russian layout is found by its place', (key, code, shortcut) => {
    expect(shortcutOf(press(key, code))).toBe(shortcut);
  });

  it('goes down where the one that goes up is pressed with Shift, and no other is', () => {
    expect(shortcutOf(press('T', 'KeyT', { shiftKey: true }))).toBe('lower');
    expect(shortcutOf(press('Е', 'KeyT', { shiftKey: true }))).toBe('lower');
    expect(shortcutOf(press('J', 'KeyJ', { shiftKey: true }))).toBeUndefined();
  });

  it('follows the character on Dvorak, where the place means another letter', () => {
    expect(shortcutOf(press('j', 'KeyC'))).toBe('next');
    expect(shortcutOf(press('h', 'KeyJ'))).toBeUndefined();
  });

  it('opens the menu by ? wherever the layout has it', () => {
    expect(shortcutOf(press('?', 'Slash', { shiftKey: true }))).toBe('menu');
    expect(shortcutOf(press('?', 'Digit7', { shiftKey: true }))).toBe('menu');
    expect(shortcutOf(press(',', 'Slash', { shiftKey: true }))).toBe('menu');
    expect(shortcutOf(press(',', 'Comma'))).toBeUndefined();
  });

  it.each([
    ['QWERTY', '/', 'Slash', {}],
    ['QWERTZ', '/', 'Digit7', { shiftKey: true }],
    ['AZERTY', '/', 'Period', { shiftKey: true }],
    ['Dvorak', '/', 'BracketLeft', {}],
    ['a Russian layout', '.', 'Slash', {}],
    ['a Russian layout', '/', 'Backslash', { shiftKey: true }],
  ])('opens the search by / on %s: %s at %s', (_, key, code, held) => {
    expect(shortcutOf(press(key, code, held))).toBe('search');
  });

  it('types a full stop where a Latin layout has it', () => {
    expect(shortcutOf(press('.', 'Period'))).toBeUndefined();
  });

  it('leaves combinations to the browser', () => {
    expect(shortcutOf(press('t', 'KeyT', { ctrlKey: true }))).toBeUndefined();
    expect(shortcutOf(press('K', 'KeyK', { shiftKey: true }))).toBeUndefined();
    expect(shortcutOf(press('k', 'KeyK', { metaKey: true }))).toBeUndefined();
  });

  it('does not care for Caps Lock', () => {
    expect(shortcutOf(press('J', 'KeyJ'))).toBe('next');
  });
});

describe('the search from anywhere', () => {
  it.each([
    ['QWERTY', 'k', 'KeyK', true],
    ['Dvorak', 'k', 'KeyV', true],
    ['Dvorak', 't', 'KeyK', false],
    ['a Russian layout', 'л', 'KeyK', true],
  ])('is Ctrl or ⌘ with K on %s: %s at %s', (_, key, code, is) => {
    expect(isSearchKey(press(key, code, { ctrlKey: true }))).toBe(is);
    expect(isSearchKey(press(key, code, { metaKey: true }))).toBe(is);
    expect(isSearchKey(press(key, code))).toBe(false);
    expect(isSearchKey(press(key, code, { ctrlKey: true, shiftKey: true }))).toBe(false);
  });
});

describe('undo and redo', () => {
  it.each([
    ['QWERTY', 'z', 'KeyZ', 'undo'],
    ['QWERTY', 'y', 'KeyY', 'redo'],
    ['QWERTZ', 'z', 'KeyY', 'undo'],
    ['QWERTZ', 'y', 'KeyZ', 'redo'],
    ['AZERTY', 'z', 'KeyW', 'undo'],
    ['AZERTY', 'w', 'KeyZ', undefined],
    ['Dvorak', 'z', 'Slash', 'undo'],
    ['Dvorak', ';', 'KeyZ', undefined],
    ['a Russian layout', 'я', 'KeyZ', 'undo'],
    ['a Russian layout', 'н', 'KeyY', 'redo'],
  ])('follow the letters of %s: %s at %s', (_, key, code, means) => {
    expect(historyKey(press(key, code, { ctrlKey: true }))).toBe(means);
    expect(historyKey(press(key, code, { metaKey: true }))).toBe(means);
  });

  it('go forth with Shift, and are nothing without Ctrl or with Alt', () => {
    expect(historyKey(press('Z', 'KeyZ', { ctrlKey: true, shiftKey: true }))).toBe('redo');
    expect(historyKey(press('z', 'KeyZ'))).toBeUndefined();
    expect(historyKey(press('z', 'KeyZ', { ctrlKey: true, altKey: true }))).toBeUndefined();
  });
});

describe('to take the last answer back', () => {
  it.each([
    ['u', 'KeyU'],
    ['U', 'KeyU'],
    ['г', 'KeyU'],
    ['u', 'KeyF'],
  ])('is %s at %s, without Shift, Ctrl or Alt', (key, code) => {
    expect(undoKey(press(key, code))).toBe(true);
    for (const held of ['shiftKey', 'ctrlKey', 'metaKey', 'altKey'])
      expect(undoKey(press(key, code, { [held]: true }))).toBe(false);
  });

  it('is also what undoes everywhere', () => {
    expect(undoKey(press('z', 'KeyZ', { ctrlKey: true }))).toBe(true);
    expect(undoKey(press('z', 'KeyZ'))).toBe(false);
  });
});
