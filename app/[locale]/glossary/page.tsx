import type { Metadata } from 'next';
import { GlossaryPage, type LessonLink, type ShownTerm } from '../../../components/glossary/GlossaryPage';
import { metHref } from '../../../components/shell/href';
import { shellWords } from '../../../components/shell/words';
import { linksTo, loadCourse, loadLessons } from '../../../course/build';
import { type Locale, locales } from '../../../course/languages';

interface PageProps {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: shellWords[(await params).locale].glossary };
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  return <GlossaryPage locale={locale} terms={await termsIn(locale)} />;
}

/** The terms, in the order of the language's letters. */
async function termsIn(locale: Locale): Promise<ShownTerm[]> {
  const { course, glossary } = await loadCourse(process.cwd());
  const lessons = await loadLessons(process.cwd());
  const terms = Object.entries(glossary.value).map(([id, { term, text, lesson }]): ShownTerm => {
    const linked = linksTo(id, lessons, locale);
    const link = (slug: string): LessonLink => {
      const { title, status } = course.lessons.find((entry) => entry.slug === slug)!;
      const stop = linked.find((one) => one.lesson === slug)?.stop;
      return {
        title: title[locale],
        href: metHref(locale, slug, status !== 'coming') + (stop === undefined ? '' : `#${stop}`),
      };
    };
    return {
      ...{ id, term: term[locale], text: text[locale] },
      others: locales
        .filter((other) => term[other] !== term[locale])
        .map((other) => ({ locale: other, term: term[other] })),
      explained: link(lesson),
      used: linked.filter((one) => one.lesson !== lesson).map((one) => link(one.lesson)),
    };
  });
  return terms.sort((one, other) => one.term.localeCompare(other.term, locale));
}
