import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { pictures } from '.';

const here = import.meta.dirname;
const read = (path: string) => readFileSync(`${here}/${path}`, 'utf8');

/** Folders with a look of their own. */
const styled = readdirSync(here, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('style.css'))
  .map((path) => path.replaceAll('\\', '/').replace('/style.css', ''))
  .sort();

const imported = [...read('styles.ts').matchAll(/import '\.\/(.*)\/style\.css';/g)].map(([, folder]) => folder!);

describe('the styles of pictures', () => {
  it('all come to the page', () => {
    expect(imported.toSorted()).toEqual(styled);
  });

  it('are each of a picture that says so, or of all', () => {
    const named = new Set(Object.values(pictures).flatMap(({ styles }) => styles));
    expect([...named, 'parts'].sort()).toEqual(styled);
  });

  it.each(Object.entries(pictures))('of %s are those of its folder, if it has any', (kind, { styles }) => {
    expect(styles.includes(kind)).toBe(styled.includes(kind));
  });
});
