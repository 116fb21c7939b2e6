/** A field that differs between two scenarios: `policies.entry.kind`, from what, to what; undefined: not there. */
export interface Change {
  readonly field: string;
  readonly from: unknown;
  readonly to: unknown;
}

/** Every leaf in which two plain values differ, in the order of their fields. */
export function changesOf(before: unknown, after: unknown, field = ''): Change[] {
  if (before === after) return [];
  if (!isBranch(before) || !isBranch(after)) return [{ field, from: before, to: after }];
  const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...keys].flatMap((key) => changesOf(before[key], after[key], fieldIn(before, field, key)));
}

function fieldIn(parent: object, path: string, key: string): string {
  if (Array.isArray(parent)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}

function isBranch(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
