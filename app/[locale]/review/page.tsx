import { getMDXComponent } from 'mdx-bundler/client';
import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { lessonComponents } from '../../../components/mdx/components';
import { Deck, Questions } from '../../../components/review/Deck';
import { ReviewPage } from '../../../components/review/ReviewPage';
import { lessonHref } from '../../../components/shell/href';
import { shellWords } from '../../../components/shell/words';
import { compileCards, type Lesson, loadCourse, loadLesson, openSlugs, reviewOf } from '../../../course/build';
import type { Locale } from '../../../course/languages';
import { lessonContext } from '../../lesson';

interface PageProps {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: shellWords[(await params).locale].review };
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  const root = process.cwd();
  const lessons = await Promise.all(openSlugs(await loadCourse(root)).map((slug) => loadLesson(root, slug)));
  const decks = await Promise.all(
    lessons.map(async (lesson) => ({ lesson, code: await compileCards(lesson, locale) })),
  );
  return (
    <ReviewPage locale={locale} review={reviewOf(lessons, locale)}>
      {decks.map(({ lesson, code }) => (
        <DecksOf key={lesson.entry.slug} {...{ lesson, code, locale }} />
      ))}
    </ReviewPage>
  );
}

/** The words of what comes back from one lesson. What they cite is found on the lesson's own page. */
function DecksOf({ lesson, code, locale }: { lesson: Lesson; code: string; locale: Locale }) {
  const Cards = getMDXComponent(code);
  const context = { ...lessonContext(lesson, locale), page: lessonHref(locale, lesson.entry.slug) };
  const Recall = ({ children }: { children?: ReactNode }) => <Deck lesson={context}>{children}</Deck>;
  return (
    <>
      <Cards components={{ ...lessonComponents(context), Recall }} />
      <Questions lesson={context} />
    </>
  );
}
