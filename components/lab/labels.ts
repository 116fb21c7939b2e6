import type { LabWords } from './words';

/** A field's path as the words name it: any item of a list is `*`, and every box has a zone. */
const wordPath = (path: string) => path.replace(/^(topology\.\w+|faults)\.\d+/, '$1.*');

/** The label of a field or a group of fields; the path itself where there is none (a test sees that there is). */
export function labelOf(path: string, { fields, groups }: LabWords): string {
  const known: Readonly<Record<string, string>> = { ...fields, ...groups };
  const name = wordPath(path);
  return known[name] ?? known[name.replace(/^topology\.\w+\.\*\.zone$/, 'topology.*.zone')] ?? path;
}

/** How a value of a choice is called. */
export function optionText(path: string, value: string | number, { options }: LabWords): string {
  return options[wordPath(path)]?.[value] ?? String(value);
}
