import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { encodePermalink } from '../../engine/links/permalink';
import { namedScenarios } from '../../engine/scenario/named';
import { keepBench, keptBench } from './kept';

const { flagship, 'vrrp-pair': pair } = namedScenarios;
const link = (other?: typeof pair) => encodePermalink({ simulation: 'lab', scenario: flagship, other, tMs: 0 });

const stored = new Map<string, string>();
beforeEach(() => {
  stored.clear();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => stored.get(key) ?? null,
    setItem: (key: string, text: string) => void stored.set(key, text),
  });
});
afterEach(() => vi.unstubAllGlobals());

describe('the bench of the last visit', () => {
  it('is there again, with both sides', () => {
    expect(keptBench()).toBeNull();
    keepBench(link());
    expect(keptBench()).toEqual({ a: flagship, b: null });
    keepBench(link(pair));
    expect(keptBench()).toEqual({ a: flagship, b: pair });
  });

  it('is none where nothing is kept that can be read, or nothing can be kept', () => {
    keepBench(link().slice(0, 90));
    expect(keptBench()).toBeNull();
    vi.stubGlobal('localStorage', undefined);
    keepBench(link());
    expect(keptBench()).toBeNull();
  });
});
