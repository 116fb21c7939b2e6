import { getMDXComponent } from 'mdx-bundler/client';
import type { Metadata } from 'next';
import { lessonComponents } from '../../../../components/mdx/components';
import { LessonPage } from '../../../../components/shell/LessonPage';
import { loadCourse, openSlugs } from '../../../../course/build';
import type { Locale } from '../../../../course/languages';
import { readLessonPage } from '../../../lesson';

interface PageProps {
  params: Promise<{ locale: Locale; slug: string }>;
}

export const dynamicParams = false;

export async function generateStaticParams() {
  return openSlugs(await loadCourse(process.cwd())).map((slug) => ({ slug }));
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { slug, locale } = await params;
  const { frontmatter } = await readLessonPage(slug, locale);
  return { title: frontmatter.title, description: frontmatter.crux };
}

export default async function Page({ params }: PageProps) {
  const { slug, locale } = await params;
  const { code, context, ...frame } = await readLessonPage(slug, locale);
  const Text = getMDXComponent(code);
  return (
    <LessonPage {...frame} locale={locale} shape={context.client.shape}>
      <Text components={lessonComponents(context)} />
    </LessonPage>
  );
}
