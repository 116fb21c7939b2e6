import { formatValue } from '../../course/format';
import type { Locale } from '../../course/languages';
import { SiteFooter } from '../shell/SiteFooter';
import { SiteHeader } from '../shell/SiteHeader';
import { shellWords } from '../shell/words';
import { glossaryWords } from './words';
import './glossary.css';

/** A term in the language of the page. */
export interface ShownTerm {
  readonly id: string;
  readonly term: string;
  /** In the other languages, where they call it otherwise. */
  readonly others: readonly { readonly locale: Locale; readonly term: string }[];
  readonly text: string;
  readonly explained: LessonLink;
  readonly used: readonly LessonLink[];
}

/** The place of a lesson that says a term first. */
export interface LessonLink {
  readonly title: string;
  readonly href: string;
}

/** Every term of the course in one sentence, with the ways back to the lessons. */
export function GlossaryPage({ locale, terms }: { locale: Locale; terms: readonly ShownTerm[] }) {
  const title = shellWords[locale].glossary;
  return (
    <>
      <SiteHeader locale={locale} path="glossary/" />
      <main id="text" className="page">
        <h1>{title}</h1>
        <p className="crux">{glossaryWords[locale].intro({ count: formatValue(terms.length, 'count', locale) })}</p>
        <ul className="glossary" aria-label={title}>
          {terms.map((term) => (
            <li key={term.id} id={term.id}>
              <Term {...term} locale={locale} />
            </li>
          ))}
        </ul>
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}

/** What a link to the term opens beside its words, too (`components/shell/definition.ts`). */
function Term({ term, others, text, explained, used, locale }: ShownTerm & { locale: Locale }) {
  const words = glossaryWords[locale];
  return (
    <>
      <p>
        <dfn>{term}</dfn>
        {others.map((other) => (
          <span key={other.locale} lang={other.locale} className="note">
            {' '}
            {other.term}
          </span>
        ))}
      </p>
      <p>{text}</p>
      <p className="note">
        {words.explained}: <Lessons links={[explained]} />
      </p>
      {used.length > 0 && (
        <p className="note">
          {words.used}: <Lessons links={used} />
        </p>
      )}
    </>
  );
}

function Lessons({ links }: { links: readonly LessonLink[] }) {
  return links.map(({ title, href }, index) => (
    <span key={href}>
      {index > 0 && ' · '}
      <a href={href}>{title}</a>
    </span>
  ));
}
