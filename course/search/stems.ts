import { stemmer as english } from '@orama/stemmers/english';
import { stemmer as russian } from '@orama/stemmers/russian';

/** A word as it stands in a text, and where it begins. */
export interface Word {
  readonly text: string;
  readonly at: number;
}

/** The words and numbers of a text; what a hyphen, a slash or an underscore joins counts apart. */
export function wordsIn(text: string): Word[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({ text: match[0], at: match.index }));
}

/** Words that stand in nearly every passage, and in questions: they tell none from another. */
const COMMON: ReadonlySet<string> = new Set(
  (
    'a an and are as at be been but by can do does for from get gets had has have how i if in into is it its me my not of on or so ' +
    's t that the their them then there they this to was were what when where which who why will with you your ' +
    'а без бы был была были быть в вам вас во вот вы да для до его ее если еще же за и из или им их к как ко ли мне мы на не нет ни но ' +
    'о об он она они от по при про с со та так там то тот ты у уже что чтобы эта эти это этот я ' +
    'зачем когда кто куда где какой какая какие почему сколько чем'
  ).split(' '),
);

/** What a word is looked up by: the same for all its forms, in either language; none of a word that is common to all. */
export function stemOf(word: string): string | undefined {
  const plain = word.toLowerCase().replaceAll('ё', 'е');
  if (COMMON.has(plain)) return undefined;
  return /\p{Script=Cyrillic}/u.test(plain) ? russian(plain) : english(plain);
}

/** The stems of a text, in its order. */
export const stemsIn = (text: string): string[] => wordsIn(text).flatMap(({ text: word }) => stemOf(word) ?? []);
