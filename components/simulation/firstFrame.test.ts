import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const stylesIn = (file: string) => importsOf(file).filter((path) => path.endsWith('.css'));
const importsOf = (file: string) =>
  [...readFileSync(join(import.meta.dirname, file), 'utf8').matchAll(/^(?:import|\}).*'(\.[^']*)';$/gm)].map(
    ([, path = '']) => join(file, '..', path),
  );

/** The styles that a component of the stage brings, with those of all of the stage that it draws. */
function stylesOf(file: string, seen = new Set<string>()): string[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const parts = importsOf(file).filter((path) => /^stage\/[A-Z]\w*$/.test(path));
  return [...stylesIn(file), ...parts.flatMap((part) => stylesOf(`${part}.tsx`, seen))];
}

it('the first frame looks the same before the components that the server drew it with are there', () => {
  expect(stylesIn('firstFrame.browser.tsx').sort()).toEqual([...new Set(stylesOf('stage/FirstFrame.tsx'))].sort());
});
