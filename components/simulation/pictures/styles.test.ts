import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictures } from '.';

/** Folders with a look of their own. */
const styled = readdirSync(import.meta.dirname, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('style.css'))
  .map((path) => path.replaceAll('\\', '/').replace('/style.css', ''))
  .sort();

describe('the styles of pictures', () => {
  it('are each of a picture that says so, or of all', () => {
    const named = new Set(Object.values(pictures).flatMap(({ styles }) => styles));
    expect([...named, 'parts'].sort()).toEqual(styled);
  });

  it.each(Object.entries(pictures))('of %s are those of its folder, if it has any', (kind, { styles }) => {
    expect(styles.includes(kind)).toBe(styled.includes(kind));
  });
});
