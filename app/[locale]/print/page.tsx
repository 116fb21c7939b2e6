import { getMDXComponent } from 'mdx-bundler/client';
import type { Metadata } from 'next';
import { lessonComponents } from '../../../components/mdx/components';
import { PrintPage } from '../../../components/shell/PrintPage';
import { shellWords } from '../../../components/shell/words';
import { loadCourse, openSlugs } from '../../../course/build';
import type { Locale } from '../../../course/languages';
import { readLessonPage } from '../../lesson';

interface PageProps {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { title, text } = shellWords[(await params).locale].print;
  return { title, description: text, robots: { index: false } };
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  const slugs = openSlugs(await loadCourse(process.cwd()));
  const lessons = await Promise.all(slugs.map((slug) => readLessonPage(slug, locale)));
  return (
    <PrintPage
      locale={locale}
      lessons={lessons.map(({ code, context, frontmatter, track }) => {
        const Text = getMDXComponent(code);
        const { slug } = context;
        return { slug, track, frontmatter, text: <Text components={lessonComponents(context)} /> };
      })}
    />
  );
}
