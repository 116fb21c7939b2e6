import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type Locale, locales } from '../../course/languages';

/**
 * The values of a sentence that rightly come in another order than in English, or more or less of them, in the order in
 * which the language says them: `folder language path` → names. An empty list: the language says none of them.
 */
const OTHER_ORDERS: Readonly<Record<string, string>> = {
  'components/simulation/pictures/dns/words ru sent': 'name share',
};

const ROOT = join(import.meta.dirname, '../..');
const ROOMS = ['components', 'course', 'app', 'progress', 'evidence'];

/** Every words folder of the repository; the one that this test stands in holds what they share. */
const folders = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .filter((path) => basename(path) === 'words')
    .map((path) => join(room, path))
    .filter((folder) => folder !== 'components/words'),
);

type Registry = Readonly<Record<Locale, unknown>>;
type Values = Readonly<Record<string, unknown>>;
type Sentence = (values: Values) => unknown;

/** What a words folder gives to its feature: each of its registries by languages, by its name. */
const registries = await Promise.all(
  folders.map(async (folder): Promise<[string, Registry[]]> => {
    const module: Readonly<Record<string, Registry>> = await import(join(ROOT, folder, 'index.ts'));
    return [folder, Object.values(module)];
  }),
);

describe.each(registries)('the words of %s', (folder, all) => {
  it('stand in one file for each language, and the index gives them by language', () => {
    const files = ['index', ...locales].map((name) => `${name}.ts`).sort();
    expect(readdirSync(join(ROOT, folder)).sort()).toEqual(files);
    expect(all.length).toBeGreaterThan(0);
    for (const registry of all) expect(Object.keys(registry)).toEqual(locales);
  });

  it('say plainly only what they say to the trade, too', () => {
    for (const registry of all) {
      const { plain = {}, ...trade } = registry.en as Values;
      expect(namesIn(trade)).toEqual(expect.arrayContaining(namesIn(plain)));
    }
  });

  for (const locale of locales.filter((other) => other !== 'en')) {
    it(`say the same things in ${locale} as in English`, () => {
      for (const registry of all) expect(namesIn(registry[locale])).toEqual(namesIn(registry.en));
    });

    it(`leave nothing in English that is a phrase in ${locale}`, () => {
      const left = all.flatMap((registry) => {
        const english = new Map(leavesOf(registry.en));
        return leavesOf(registry[locale]).filter(
          ([path, leaf]) => isPhrase(said(leaf)) && said(leaf) === said(english.get(path)),
        );
      });
      expect(left.map(([path]) => path)).toEqual([]);
    });

    it(`say the values of each sentence in ${locale} in the order of English, or in an order that is listed`, () => {
      for (const registry of all) {
        const sentences = new Map(sentencesIn(registry[locale]));
        for (const [path, english] of sentencesIn(registry.en)) {
          const listed = OTHER_ORDERS[`${folder} ${locale} ${path}`]?.split(' ');
          for (const values of casesOf(english)) {
            const inEnglish = order(english, values);
            const expected = listed?.filter((name) => inEnglish.includes(name)) ?? inEnglish;
            expect({ path, values: order(sentences.get(path)!, values) }).toEqual({ path, values: expected });
          }
        }
      }
    });
  }
});

it('a list of orders names sentences that there are', () => {
  const known = registries.flatMap(([folder, all]) =>
    all.flatMap((registry) =>
      locales.flatMap((locale) => sentencesIn(registry[locale]).map(([path]) => `${folder} ${locale} ${path}`)),
    ),
  );
  expect(known).toEqual(expect.arrayContaining(Object.keys(OTHER_ORDERS)));
});

/** The path of every text and sentence, so that a list that is shorter shows too. */
const namesIn = (words: unknown): string[] => leavesOf(words).map(([path, leaf]) => `${path}: ${typeof leaf}`);

const sentencesIn = (words: unknown): [string, Sentence][] =>
  leavesOf(words).filter((leaf): leaf is [string, Sentence] => typeof leaf[1] === 'function');

function leavesOf(words: unknown, path: readonly string[] = []): [string, unknown][] {
  if (typeof words !== 'object' || words === null) return [[path.join('.'), words]];
  return Object.entries(words)
    .flatMap(([name, inner]) => leavesOf(inner, [...path, name]))
    .sort(([one], [other]) => (one < other ? -1 : 1));
}

/** What a text or a sentence says, each value by its name. */
const said = (leaf: unknown): string => String(typeof leaf === 'function' ? leaf(anyValues) : leaf);

/** Names may stay as they are, and the longest is “smooth weighted round robin (nginx)”. */
const isPhrase = (text: string) => text.split(/\s+/).length > 5;

/** The names of a sentence's values in the order in which it says them first. */
function order(sentence: Sentence, values: Values): string[] {
  const places = String(sentence(values)).matchAll(/⟦(.*?)⟧/g);
  return [...new Set([...places].map(([, name]) => name!))];
}

/** Values to call a sentence with: each is its own name; then one after the other is something that may change the words. */
function casesOf(sentence: Sentence): Values[] {
  const names = new Set<string>();
  sentence(new Proxy({}, { get: (_, name) => names.add(String(name)) && valueNamed(String(name)) }));
  const named = Object.fromEntries([...names].map((name) => [name, valueNamed(name)]));
  const changed = [...names].flatMap((name) =>
    ['', 0, 1, false, undefined].map((value) => ({ ...named, [name]: value })),
  );
  return [named, ...changed.filter((values) => isFit(sentence, values))];
}

/** Whether a sentence takes values of this kind at all. */
function isFit(sentence: Sentence, values: Values): boolean {
  try {
    sentence(values);
    return true;
  } catch {
    return false;
  }
}

const anyValues: Values = new Proxy({}, { get: (_, name) => valueNamed(String(name)) });

/** A value that is printed as its name, counts as many, and has parts and methods that are printed so too. */
function valueNamed(name: string): unknown {
  return new Proxy(() => name, {
    get: (_, part) =>
      part === Symbol.toPrimitive
        ? (hint: string) => (hint === 'number' ? 7 : `⟦${name}⟧`)
        : valueNamed(`${name}.${String(part)}`),
    apply: () => valueNamed(name.replace(/\.\w+$/, '')),
  });
}
