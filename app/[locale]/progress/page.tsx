import type { Metadata } from 'next';
import { ProgressPage } from '../../../components/progress/ProgressPage';
import { shellWords } from '../../../components/shell/words';
import { loadCourse, loadLesson, openSlugs, predictionsAsked, questionsOf } from '../../../course/build';
import type { Locale } from '../../../course/languages';
import { shapeOf } from '../../../course/schema/meaning';

interface PageProps {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: shellWords[(await params).locale].progress };
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  const root = process.cwd();
  const read = await Promise.all(openSlugs(await loadCourse(root)).map((slug) => loadLesson(root, slug)));
  const lessons = read.map((lesson) => ({
    title: lesson.entry.title[locale],
    shape: shapeOf(lesson.yaml.value, questionsOf(lesson.bank)),
    predictions: predictionsAsked(lesson, locale),
  }));
  return <ProgressPage locale={locale} lessons={lessons} />;
}
