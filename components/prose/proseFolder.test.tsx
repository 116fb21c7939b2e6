import { createElement, isValidElement } from 'react';
import { describe, expect, it } from 'vitest';
import { proseFolder } from './proseFolder';
import { StaticProse } from './StaticProse';

const Island = () => null;
const paragraph = (text: string) => createElement('p', { key: text }, text);
const island = createElement(Island, { key: 'island' });
const { fold, holdsIsland } = proseFolder('page', new Set([Island]));

describe('folding prose', () => {
  it('gathers neighbours without life, and leaves islands where they stand', () => {
    const parts = fold([paragraph('one'), paragraph('two'), island, paragraph('three')]) as unknown[];
    expect(parts.map((part) => isValidElement(part) && part.type)).toEqual([StaticProse, Island, StaticProse]);
  });

  it('gives every stretch of the page a name of its own', () => {
    const names = [fold([paragraph('a')]), fold([paragraph('b')])].map(
      (parts) => (parts as { props: { id: string } }[])[0]?.props.id,
    );
    expect(new Set(names).size).toBe(2);
  });

  it('sees an island that is written inside other elements', () => {
    const layer = createElement('div', null, createElement('section', null, island));
    expect(holdsIsland(layer)).toBe(true);
    expect(holdsIsland(createElement('div', null, paragraph('a')))).toBe(false);
  });
});
