/** Words by their names, in groups of groups. */
type Words = Readonly<Record<string, unknown>>;

/** What of the words is said otherwise: in the same groups, under the same names. */
type Partly<W> = W extends string | ((...values: never) => unknown)
  ? W
  : { readonly [Name in keyof W]?: Partly<W[Name]> };

/** The words of a feature, with those for a reader who does not know the trade beside them. */
interface Mannered<W> {
  readonly plain: Partly<Omit<W, 'plain'>>;
}

/** In whose words something is said. */
export type Manner = <W extends Mannered<W>>(words: W) => W;

/** In those of the trade. */
export const inTrade: Manner = (words) => words;

/** For who does not know the trade: the plain words where there are any. */
export const plainly: Manner = (words) => laidOver(words as unknown as Words, words.plain as Words) as typeof words;

function laidOver(words: Words, plain: Words): Words {
  const said = Object.entries(plain).map(([name, own]) => [
    name,
    typeof own === 'object' ? laidOver(words[name] as Words, own as Words) : own,
  ]);
  return { ...words, ...(Object.fromEntries(said) as Words) };
}

/** The same said in both manners. */
export interface Both {
  readonly plain: string;
  readonly trade: string;
}

export function inBoth(say: (manner: Manner) => string): Both {
  return { plain: say(plainly), trade: say(inTrade) };
}
