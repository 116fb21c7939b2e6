import { describe, expect, it } from 'vitest';
import { locales } from '../../course/languages';
import { namedScenarios } from '../../engine/scenario/named';
import { at } from './draft';
import { arrivalFields, fieldsOf, flat } from './fields';
import { labelOf, optionText } from './labels';
import { labWords } from './words';

const parts = ['policies', 'traffic', 'topology.lbs.*', 'topology.backends.*', 'topology.clients.*', 'faults.*'];
const handMade = /\.(id|target|kind)$/;
const all = [
  ...parts.flatMap((part) => flat(fieldsOf(part))),
  ...['poisson', 'steady', 'spike'].flatMap(arrivalFields),
];

/** Paths of all numbers, texts and switches in a value. */
function leaves(value: unknown, path: string): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, `${path}.${key}`));
}

describe('the fields of the lab', () => {
  it('are all that the schema has: no policy of any named scenario is without one', () => {
    const paths = new Set(all.map(({ path }) => path));
    const unknown = Object.values(namedScenarios)
      .flatMap(({ policies }) => leaves(policies, 'policies'))
      .filter((path) => !paths.has(path));
    expect(unknown).toEqual([]);
    expect(at(namedScenarios.flagship, 'policies.detection.daemonMs.1')).toBe(0);
  });

  it('know what is a choice, what may be off, and what belongs together', () => {
    const byPath = new Map(all.map((field) => [field.path, field]));
    expect(byPath.get('policies.ecmp.hashPolicy')).toMatchObject({ kind: 'choice', options: [0, 1] });
    expect(byPath.get('policies.detection.bfd')).toMatchObject({ kind: 'group', isNullable: true });
    expect(byPath.get('policies.dns.failoverMs')).toMatchObject({ kind: 'number', isNullable: true });
    expect(byPath.get('topology.lbs.*.inClients')).toMatchObject({ kind: 'switch' });
    expect(byPath.get('topology.backends.*.tier')).toMatchObject({ kind: 'number', isOptional: true });
  });

  it.each(locales)('each have a label in %s', (locale) => {
    const named = all.filter(({ path }) => !handMade.test(path) || path.startsWith('policies'));
    expect(named.filter(({ path }) => labelOf(path, labWords[locale]) === path)).toEqual([]);
  });

  it('are labelled by the item’s column, whichever item it is', () => {
    expect(labelOf('topology.lbs.12.weight', labWords.en)).toBe('Weight');
    expect(labelOf('topology.clients.0.zone', labWords.en)).toBe('Zone');
    expect(optionText('topology.lbs.3.tier', 'l7', labWords.en)).toBe('L7');
    expect(optionText('policies.ecmp.algorithm', 'hrw', labWords.ru)).toBe('hrw');
  });
});
