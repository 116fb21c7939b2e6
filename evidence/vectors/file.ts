import { EngineError, requireNumber } from '../../engine/errors';
import type { Tolerance } from './tolerance';

/** A case with one question and its answer. */
interface PlainCase {
  readonly name?: string;
  readonly input: unknown;
  readonly expected: unknown;
  readonly tolerance?: Tolerance;
}

/** A case of a hash primitive: many small vectors, each holding question and answer side by side. */
interface PrimitiveCase {
  readonly name?: string;
  readonly vectors: readonly Readonly<Record<string, unknown>>[];
  readonly tolerance?: Tolerance;
}

export type VectorCase = PlainCase | PrimitiveCase;

export interface VectorFile {
  readonly kind: string;
  readonly defaultTolerance?: Tolerance;
  readonly cases: readonly VectorCase[];
}

/** Checks the outer shape of a ground-truth file; throws an EngineError that names the first wrong field. */
export function parseVectorFile(value: unknown): VectorFile {
  const file = requireRecord('file', value);
  const kind = file.kind;
  if (typeof kind !== 'string' || kind === '') throw new EngineError('kind', kind, 'a non-empty string');
  if (file.defaultTolerance !== undefined) requireTolerance('defaultTolerance', file.defaultTolerance);
  requireList('cases', file.cases).forEach((item, index) => {
    requireCase(`cases[${index}]`, item);
  });
  return file as unknown as VectorFile;
}

function requireCase(path: string, value: unknown): void {
  const item = requireRecord(path, value);
  if (item.name !== undefined && typeof item.name !== 'string')
    throw new EngineError(`${path}.name`, item.name, 'a string');
  if (item.tolerance !== undefined) requireTolerance(`${path}.tolerance`, item.tolerance);
  if (item.vectors !== undefined) {
    requireList(`${path}.vectors`, item.vectors).forEach((vector, index) => {
      requireRecord(`${path}.vectors[${index}]`, vector);
    });
    return;
  }
  requireRecord(`${path}.input`, item.input);
  if (item.expected === null || typeof item.expected !== 'object') {
    throw new EngineError(`${path}.expected`, item.expected, 'an object or an array');
  }
}

function requireTolerance(path: string, value: unknown): void {
  if (typeof value === 'number') {
    requireNumber(path, value, 0, Infinity);
    return;
  }
  const bounds = Object.entries(requireRecord(path, value));
  if (bounds.length === 0) throw new EngineError(path, value, 'a number, {rel} or {abs}');
  for (const [name, bound] of bounds) {
    if (name !== 'rel' && name !== 'abs') throw new EngineError(path, value, 'a number, {rel} or {abs}');
    requireNumber(`${path}.${name}`, bound, 0, Infinity);
  }
}

function requireRecord(path: string, value: unknown): Readonly<Record<string, unknown>> {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new EngineError(path, value, 'an object');
  return value as Readonly<Record<string, unknown>>;
}

function requireList(path: string, value: unknown): readonly unknown[] {
  if (!Array.isArray(value) || value.length === 0) throw new EngineError(path, value, 'a non-empty array');
  return value;
}
