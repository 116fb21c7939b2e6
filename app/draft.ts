import { join } from 'node:path';
import type { LessonContext } from '../components/mdx/context';
import type { Locale } from '../components/shell/locale';
import { messages } from '../components/shell/messages';
import { compileMdx, readMdx } from '../course/build/mdx';
import { wordsOf } from '../course/build/words';

/** A lesson whose checks do not pass yet, with its ids in place of its values. */
export async function draftPage(slug: string, locale: Locale) {
  const path = join(process.cwd(), 'content', `11-${slug}`, `${locale}.mdx`);
  const text = readMdx(process.cwd(), path, locale);
  const stops = text.elements
    .filter((element) => element.name === 'Stop')
    .map((stop) => ({ id: stop.attributes.id ?? '', title: stop.attributes.title ?? '' }));
  const cites = [...new Set(text.elements.filter((e) => e.name === 'Cite').map((e) => e.attributes.id ?? ''))];
  const context: LessonContext = {
    slug,
    locale,
    words: messages[locale],
    claim: (id) => id,
    fact: (id) => ({ text: id, source: cites[0] ?? '' }),
    sources: cites.map((id, index) => ({
      id,
      number: index + 1,
      title: id,
      where: 'https://example.org/',
      asOf: '2026-07',
      facts: 2,
    })),
    numbers: [],
    connected: [
      { slug: 'maglev-hashing', number: 3, title: 'Maglev hashing', isOpen: false, stops: stops.slice(2, 3) },
    ],
    client: {
      id: slug,
      shape: { id: slug, sections: stops.map((stop) => stop.id), trace: [], predictions: [], recall: [], quiz: [] },
      simulations: {},
      trace: [],
      recall: [],
    },
  };
  return {
    code: await compileMdx(text),
    frontmatter: text.frontmatter,
    words: wordsOf(text),
    track: 'Networking & Protocols',
    stops,
    context,
    next: { slug: 'review', title: 'Review', summary: 'Questions over the whole module.', status: 'coming' as const },
  };
}
