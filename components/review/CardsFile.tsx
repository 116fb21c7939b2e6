import { useState } from 'react';
import { type Altitude, isThereAt } from '../../course/altitude';
import { retried } from '../../progress/retried';
import { useSettings } from '../../progress/useSettings';
import { dataIn } from '../shell/dataIn';
import { readProps } from '../shell/propsIn';
import { saveFile } from '../shell/saveFile';
import { type AnkiCard, ankiText, escaped } from './ankiText';
import { cardsOf } from './decks';
import type { ReviewProps } from './props';
import { reviewWords } from './words';

/** All cards of the course as a file for Anki. */
export default function CardsFile({ locale, review, deck }: ReviewProps & { deck: string }) {
  const words = reviewWords[locale].file;
  const { altitude } = useSettings();
  const [told, tell] = useState('');

  async function save(): Promise<void> {
    const name = `rlb-cards-${locale}.txt`;
    try {
      const lessons = review.lessons.map(({ shape }) => shape.id);
      const cards = (await Promise.all(lessons.map((lesson) => cardsFrom(lesson, locale, altitude)))).flat();
      saveFile(name, 'text/plain', ankiText(deck, cards));
      tell(words.saved({ name, count: cards.length }));
    } catch {
      tell(words.failed);
    }
  }

  return (
    <>
      <p>
        <button type="button" onClick={() => void save()}>
          {words.save}
        </button>
      </p>
      <p role="status">{told}</p>
    </>
  );
}

async function cardsFrom(lesson: string, locale: string, altitude: Altitude): Promise<AnkiCard[]> {
  const holder = document.getElementById(cardsOf(lesson));
  if (!holder) return [];
  const data = await retried(() => dataIn(holder));
  const { cards } = readProps(data, (text) => ({ html: htmlOf(text, altitude) })) as {
    cards: readonly { id: string; question: Text; answer: Text }[];
  };
  return cards.map(({ id, question, answer }) => ({
    id: `rlb-${lesson}-${id}-${locale}`,
    front: textOf(question),
    back: textOf(answer),
    tags: [lesson],
  }));
}

/** What a deck holds of a text: its words alone, or the HTML that was made of it. */
type Text = string | { readonly html: string };

const textOf = (text: Text): string => (typeof text === 'string' ? escaped(text) : text.html);

const KEPT = ['b', 'strong', 'em', 'i', 'code', 'pre', 'ul', 'ol', 'li', 'br', 'sub', 'table', 'tr', 'td', 'th'];

/** The HTML of what the reader's altitude shows, without what only the page can do: links, notes, classes. */
function htmlOf(node: Node, altitude: Altitude): string {
  if (!(node instanceof Element)) return node.nodeType === Node.TEXT_NODE ? escaped(node.nodeValue ?? '') : '';
  const { from, until, only } = (node as HTMLElement).dataset;
  if (!isThereAt({ from, until, only }, altitude) || node.classList.contains('cite')) return '';
  const inner = [...node.childNodes].map((child) => htmlOf(child, altitude)).join('');
  const name = node.localName;
  if (name === 'p') return `${inner}<br>`;
  return KEPT.includes(name) ? `<${name}>${inner}</${name}>` : inner;
}
