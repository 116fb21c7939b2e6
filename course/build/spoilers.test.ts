import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { smallEngine } from './fixtures/smallEngine';
import { readCourse, readLesson } from './load';
import { compileMdx } from './mdx';
import { checkSpoilers, markSpoilers, spoilersOf } from './spoilers';

const lesson = await readLesson(
  await readCourse(join(import.meta.dirname, 'fixtures/small')),
  'many-boxes',
  smallEngine().named,
);
const { moved } = lesson.yaml.value.predictions;
const declaring = (fields: Partial<typeof moved>) => {
  const value = { ...lesson.yaml.value, predictions: { moved: { ...moved!, ...fields } } };
  return { ...lesson, yaml: { ...lesson.yaml, value } };
};
const told = { moved: { least: 0.5, most: 0.5 } };

describe('what answers a prediction', () => {
  it('is a claim of its measure over its scenario, whatever its name', () => {
    expect([...spoilersOf(lesson)]).toEqual([['Claim moved', ['moved']]]);
  });

  it('is what the prediction names besides: a claim or a fact', () => {
    const named = spoilersOf(declaring({ answers: ['moved-resilient', 'bfd-interval'] }));
    expect([...named.keys()].sort()).toEqual(['Claim moved', 'Claim moved-resilient', 'Fact bfd-interval']);
  });

  it('is nothing where no simulation asks for it', () => {
    const { flows, ...simulations } = lesson.yaml.value.simulations;
    const value = {
      ...lesson.yaml.value,
      simulations: { ...simulations, flows: { ...flows!, prediction: undefined } },
    };
    expect(spoilersOf({ ...lesson, yaml: { ...lesson.yaml, value } }).size).toBe(0);
  });
});

describe('in a compiled text', () => {
  it('each figure that answers is marked, and none in what is told after the answer', async () => {
    const code = await compileMdx(lesson.texts.en, (tree) => markSpoilers(spoilersOf(lesson), tree));
    expect(code.match(/answers:\s*"moved"/g)).toHaveLength(2);
    expect(code.match(/id:\s*"moved"/g)).toHaveLength(3);
  });
});

describe('the walk through the texts', () => {
  const masked = (fields: Partial<typeof moved>, values: Readonly<Record<string, unknown>> = {}) =>
    checkSpoilers(declaring(fields), told, values);

  it('counts what is masked, in every language', () => {
    expect(masked({})).toEqual({ masked: 4, problems: [] });
  });

  it('refuses a figure near the answer, and takes it with a reason or under a mask', () => {
    const near = { 'moved-resilient': 0.46 };
    expect(masked({}, near).problems).toHaveLength(2);
    expect(masked({ unrelated: { 'moved-resilient': 'of another group' } }, near).problems).toEqual([]);
    expect(masked({ answers: ['moved-resilient'] }, near)).toEqual({ masked: 6, problems: [] });
  });

  it('does not take a figure of another kind for an answer, or one that is farther off', () => {
    expect(masked({}, { 'moved-resilient': 0.44 }).problems).toEqual([]);
    expect(masked({}, { double: 0.5 }).problems).toEqual([]);
  });
});
