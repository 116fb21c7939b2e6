import { getMDXComponent } from 'mdx-bundler/client';
import type { Metadata } from 'next';
import { cache } from 'react';
import { Frame } from '../../../../components/embed/Frame';
import { simulationIn } from '../../../../components/embed/simulationIn';
import { lessonComponents } from '../../../../components/mdx/components';
import { lessonHref } from '../../../../components/shell/href';
import { shellWords } from '../../../../components/shell/words';
import { loadSimulations } from '../../../../course/build';
import type { Locale } from '../../../../course/languages';
import { readLessonPage, simulationTitle } from '../../../lesson';
import { type EmbedParams, languagesOfEmbeds, localeOf } from './params';

interface PageProps {
  params: Promise<EmbedParams>;
}

export const dynamicParams = false;

export async function generateStaticParams(): Promise<EmbedParams[]> {
  const simulations = await loadSimulations(process.cwd());
  return simulations.flatMap(({ id }) => languagesOfEmbeds.map((language) => ({ simulation: id, language })));
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const page = await params;
  const { title, frontmatter } = await readEmbedded(page.simulation, localeOf(page));
  // The lesson is what a search should find.
  return { title: `${title} · ${frontmatter.title}`, robots: { index: false } };
}

export default async function Page({ params }: PageProps) {
  const page = await params;
  const { simulation } = page;
  const { code, title, frontmatter, context } = await readEmbedded(simulation, localeOf(page));
  const { locale, slug, fact } = context;
  // The text's own list of sources is not here to lead to.
  const components = {
    ...lessonComponents(context),
    Fact: ({ id }: { id: string }) => fact(id).text,
    Cite: () => null,
  };
  return (
    <Frame simulation={simulation} locale={locale}>
      <h1 className="hidden">{frontmatter.title}</h1>
      <h2 className="hidden">{title}</h2>
      {simulationIn(getMDXComponent(code)({ components }), components.Simulation, simulation)}
      <p className="from">
        <a href={lessonHref(locale, slug)}>{frontmatter.title}</a> · {shellWords[locale].courseTitle}
      </p>
    </Frame>
  );
}

/** A page and its metadata share the one reading. */
const readEmbedded = cache(async (simulation: string, locale: Locale) => {
  const found = (await loadSimulations(process.cwd())).find(({ id }) => id === simulation);
  if (!found) throw new Error(`no lesson has a simulation ${simulation}`);
  const title = simulationTitle(found.lesson, simulation, locale);
  return { title, ...(await readLessonPage(found.lesson.entry.slug, locale)) };
});
