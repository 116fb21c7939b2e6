import { describe, expect, it } from 'vitest';
import { type Press, shortcutOf } from './keys';

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
    ['t', 'KeyT', 'altitude'],
  ])('%s is found by its character', (key, code, shortcut) => {
    expect(shortcutOf(press(key, code))).toBe(shortcut);
  });

  it.each([
    ['о', 'KeyJ', 'next'],
    ['л', 'KeyK', 'previous'],
    ['е', 'KeyT', 'altitude'],
    ['Е', 'KeyT', 'altitude'],
  ])('%s of a Russian layout is found by its place', (key, code, shortcut) => {
    expect(shortcutOf(press(key, code))).toBe(shortcut);
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

  it('leaves combinations to the browser', () => {
    expect(shortcutOf(press('t', 'KeyT', { ctrlKey: true }))).toBeUndefined();
    expect(shortcutOf(press('T', 'KeyT', { shiftKey: true }))).toBeUndefined();
    expect(shortcutOf(press('k', 'KeyK', { metaKey: true }))).toBeUndefined();
  });

  it('does not care for Caps Lock', () => {
    expect(shortcutOf(press('J', 'KeyJ'))).toBe('next');
  });
});
