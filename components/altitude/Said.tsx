import type { Both } from '../words/manner';

interface SaidProps {
  /** The same text in both manners. */
  readonly of: Both;
  /** Up to this altitude it is said plainly. */
  readonly until?: 'zero' | 'junior';
  /** Where it stands: in a drawing, or in a paragraph. */
  readonly as?: 'tspan' | 'span';
}

/** A text in the words of the reader's altitude, chosen by CSS: one HTML for all. */
export function Said({ of: { plain, trade }, until = 'zero', as: Part = 'tspan' }: SaidProps) {
  if (plain === trade) return trade;
  return (
    <>
      <Part data-until={until}>{plain}</Part>
      <Part data-from={until === 'zero' ? 'junior' : 'middle'}>{trade}</Part>
    </>
  );
}
