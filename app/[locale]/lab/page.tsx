import type { Metadata } from 'next';
import { LabPage, type LessonInLab } from '../../../components/lab/LabPage';
import { TEMPLATES, type TemplateId } from '../../../components/lab/templateSources';
import { labHref } from '../../../components/shell/href';
import { shellWords } from '../../../components/shell/words';
import { clientLesson, type Lesson, limitsOfAll, loadCourse, loadLesson, openSlugs } from '../../../course/build';
import type { Locale } from '../../../course/languages';
import { LAB } from '../../../engine/links/address';
import { encodePermalink } from '../../../engine/links/permalink';
import { namedScenarios } from '../../../engine/scenario/named';
import type { Scenario } from '../../../engine/scenario/schema';
import { startMs } from '../../../engine/story/view';
import { simulationTitle } from '../../lesson';

interface PageProps {
  params: Promise<{ locale: Locale }>;
}

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  const { title, intro } = shellWords[(await params).locale].lab;
  return { title, description: intro };
}

export default async function Page({ params }: PageProps) {
  const { locale } = await params;
  const course = await loadCourse(process.cwd());
  const slugs = openSlugs(course);
  const lessons = await Promise.all(slugs.map((slug) => loadLesson(process.cwd(), slug)));
  const templates = await Promise.all(
    (Object.keys(TEMPLATES) as TemplateId[]).map(async (id) => {
      const { lesson, scenario } = TEMPLATES[id];
      return { id, href: benchHref((await loadLesson(process.cwd(), lesson)).scenarios[scenario]!, locale) };
    }),
  );
  return (
    <LabPage
      locale={locale}
      start={namedScenarios.flagship}
      templates={templates}
      limits={limitsOfAll(course.limits, locale)}
      lessons={lessons.map((lesson) => inLab(lesson, locale)).filter(({ simulations }) => simulations.length > 0)}
    />
  );
}

/** The address of a bench with a scenario. */
const benchHref = (scenario: Scenario, locale: Locale): string =>
  labHref(locale) + encodePermalink({ simulation: LAB, scenario, tMs: startMs(scenario) });

function inLab(lesson: Lesson, locale: Locale): LessonInLab {
  const simulations = Object.values(clientLesson(lesson).simulations).map(({ id, scenario }) => {
    return { id, title: simulationTitle(lesson, id, locale), href: benchHref(scenario, locale) };
  });
  return { number: lesson.entry.number, title: lesson.entry.title[locale], simulations };
}
