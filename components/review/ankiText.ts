/** A card as Anki takes it: HTML on both sides. */
export interface AnkiCard {
  /** By this name an import finds the note again. */
  readonly id: string;
  readonly front: string;
  readonly back: string;
  readonly tags: readonly string[];
}

/**
 * Cards as a text that Anki imports: header lines, then a note a line, fields between tabs.
 * Source: https://docs.ankiweb.net/importing/text-files.html
 */
export function ankiText(deck: string, cards: readonly AnkiCard[]): string {
  const head = ['separator:tab', 'html:true', 'notetype:Basic', `deck:${line(deck)}`, 'guid column:1', 'tags column:4'];
  const notes = cards.map(({ id, front, back, tags }) => [id, front, back, tags.join(' ')].map(field).join('\t'));
  return [...head.map((text) => `#${text}`), ...notes, ''].join('\n');
}

const line = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** What has a quote is quoted, its quotes doubled, as in CSV. */
function field(text: string): string {
  const flat = line(text);
  return flat.includes('"') ? `"${flat.replaceAll('"', '""')}"` : flat;
}

export const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
