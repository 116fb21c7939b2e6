import type { ReactNode } from 'react';
import { toldCards } from '../exercise/toldCards';
import type { Bound } from '../prose/context';
import { DataElement } from '../shell/DataElement';
import { dataOf } from '../shell/islandData';
import { cardsOf, questionsOf } from './decks';
import type { DeckProps } from './props';

/** In place of a lesson's `<Recall>`: its cards, out of sight, as data that the review asks for when one of them is due. */
export function Deck({ lesson: { client, locale, slug }, children }: Bound & { children?: ReactNode }) {
  return <Data name={cardsOf(slug)} props={{ locale, cards: toldCards(client, children, locale) }} />;
}

/** The same of the questions that a lesson's quiz draws from. */
export function Questions({ lesson: { quiz, locale, slug } }: Bound) {
  if (!quiz) return null;
  const { questions, lessons } = quiz;
  return <Data name={questionsOf(slug)} props={{ locale, questions, lessons }} />;
}

function Data({ name, props }: { name: string; props: DeckProps }) {
  return (
    <div id={name} data-deck hidden>
      <DataElement {...dataOf(props)} />
    </div>
  );
}
