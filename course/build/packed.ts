import { EngineError } from '../../engine/errors';
import type { Figure } from './figures';

/** A figure as JSON can hold it: a number, the name of one that JSON has not, or the parts of a refusal. */
export type Packed = number | 'NaN' | 'Infinity' | '-Infinity' | Pick<EngineError, 'field' | 'value' | 'rule'>;

export function packed(figure: Figure): Packed {
  if (figure instanceof EngineError) return { field: figure.field, value: figure.value, rule: figure.rule };
  return Number.isFinite(figure) ? figure : (String(figure) as Packed);
}

export function unpacked(figure: Packed): Figure {
  return typeof figure === 'object' ? new EngineError(figure.field, figure.value, figure.rule) : Number(figure);
}
