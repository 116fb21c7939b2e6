import { stemOf, wordsIn } from '../../../course/search/stems';

/** A piece of a text, and whether it is what was looked for. */
export interface Piece {
  readonly text: string;
  readonly isFound: boolean;
}

/** About as much as two lines hold. */
const LENGTH = 170;

/** A text taken apart at the words whose stems were found. */
export function piecesOf(text: string, stems: readonly string[]): Piece[] {
  const pieces: Piece[] = [];
  let from = 0;
  for (const { text: word, at } of wordsIn(text)) {
    if (!stems.includes(stemOf(word) ?? '')) continue;
    if (at > from) pieces.push({ text: text.slice(from, at), isFound: false });
    pieces.push({ text: word, isFound: true });
    from = at + word.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isFound: false });
  return pieces;
}

/** So much of a text as a result shows: from the start of its own words that hold the most of what was found. */
export function excerptOf(text: string, stems: readonly string[]): string {
  if (text.length <= LENGTH) return text;
  const words = wordsIn(text).map(({ text: word, at }) => ({ at, stem: stemOf(word) ?? '' }));
  const found = words.filter(({ stem }) => stems.includes(stem));
  const held = (from: number) =>
    new Set(found.filter(({ at }) => at >= from && at < from + LENGTH).map(({ stem }) => stem)).size;
  const best = found.reduce((one, { at }) => (held(at) > held(one) ? at : one), found[0]?.at ?? 0);
  // A few words before, so that the first does not stand alone.
  const start = words.findLast(({ at }) => at <= Math.max(0, best - LENGTH / 4))?.at ?? 0;
  const end = words.findLast(({ at }) => at <= start + LENGTH)?.at ?? text.length;
  const cut = text.slice(start, end).trim();
  return `${start > 0 ? '… ' : ''}${cut}${end < text.length ? ' …' : ''}`;
}
