import { retried } from '../../progress/retried';
import { dataIn } from '../shell/dataIn';
import { propsIn } from '../shell/propsIn';
import type { CardDeck, QuestionDeck } from './props';

/** Where the page has the cards of a lesson, and the questions of one with a quiz. */
export const cardsOf = (lesson: string): string => `cards-${lesson}`;
export const questionsOf = (lesson: string): string => `questions-${lesson}`;

const decks = new Map<string, Promise<unknown>>();

export const cardDeck = (lesson: string): Promise<CardDeck> => deckAt(cardsOf(lesson)) as Promise<CardDeck>;

export const questionDeck = (lesson: string): Promise<QuestionDeck> =>
  deckAt(questionsOf(lesson)) as Promise<QuestionDeck>;

/** A deck of the page, read once; what did not come is asked for again at the next try. */
function deckAt(id: string): Promise<unknown> {
  const known = decks.get(id);
  if (known) return known;
  const deck = retried(async () => propsIn(await dataIn(document.getElementById(id)!)));
  decks.set(id, deck);
  deck.catch(() => decks.delete(id));
  return deck;
}
