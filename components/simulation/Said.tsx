import type { Both } from '../words/manner';

interface SaidProps {
  /** The same text in both manners. */
  readonly of: Both;
  /** Below this altitude it is said plainly. */
  readonly below?: 'junior' | 'middle';
  /** Where it stands: in a drawing, or in a paragraph. */
  readonly as?: 'tspan' | 'span';
}

/** A text of a simulation in the words of the reader's altitude, as CSS does it with the text around: one HTML for all. */
export function Said({ of: { plain, trade }, below = 'junior', as: Part = 'tspan' }: SaidProps) {
  if (plain === trade) return trade;
  return (
    <>
      <Part {...(below === 'junior' ? { 'data-only': 'zero' } : { 'data-below': below })}>{plain}</Part>
      <Part data-from={below}>{trade}</Part>
    </>
  );
}
