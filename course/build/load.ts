import { join } from 'node:path';
import type { Scenario } from '../../engine/scenario/schema';
import { type Locale, locales } from '../languages';
import type { CourseData, CourseEntry } from '../schema/course';
import type { AllowedNumber, Fact, Misconception, Source } from '../schema/facts';
import { folderOf, lessonFiles, sharedFiles } from '../schema/files';
import type { GlossaryTerm } from '../schema/glossary';
import type { LessonData } from '../schema/lesson';
import type { Limit } from '../schema/limits';
import { type Bank, bankReferences, readBank } from './bank';
import { type Config, readConfigs } from './configs';
import { glossaryReferences, repeatedTerms } from './glossary';
import { type Mdx, readMdx } from './mdx';
import { readFacts } from './measuredFacts';
import { ContentError, collect, type Problem, problem, unknownName } from './problem';
import { factReferences, lessonReferences } from './references';
import { resolveScenarios } from './scenarios';
import { checkTelling } from './telling';
import { readYaml, type YamlFile } from './yaml';

/** What all lessons share. */
export interface Course {
  /** The folder that `content/` is in. */
  readonly root: string;
  readonly course: CourseData;
  /** The file that `course` is in, to tell places in it. */
  readonly yaml: YamlFile<CourseData>;
  /** The files that facts, sources and misconceptions are in, to tell places in them. */
  readonly lists: Readonly<Record<'facts' | 'sources' | 'misconceptions', Pick<YamlFile<unknown>, 'at'>>>;
  readonly facts: Readonly<Record<string, Fact>>;
  readonly sources: Readonly<Record<string, Source>>;
  readonly misconceptions: Readonly<Record<string, Misconception>>;
  readonly allowedNumbers: YamlFile<AllowedNumber[]>;
  readonly limits: YamlFile<Record<string, Limit>>;
  readonly glossary: YamlFile<Record<string, GlossaryTerm>>;
}

/** A lesson, whole: what is said once, and how each language tells it. */
export interface Lesson {
  readonly course: Course;
  readonly entry: CourseEntry;
  readonly directory: string;
  readonly yaml: YamlFile<LessonData>;
  /** The lesson's own scenarios and the engine's named ones, validated. */
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly texts: Readonly<Record<Locale, Mdx>>;
  /** The questions of its quiz; none where it has no quiz. */
  readonly bank: Bank;
  /** The pieces of configuration that the text shows, by id. */
  readonly configs: Readonly<Record<string, Config>>;
}

/** The engine's named scenarios, by id. */
export type NamedScenarios = Readonly<Record<string, Scenario>>;

/**
 * Reads the files that all lessons share.
 * Errors: `ContentError` naming file, line, field, what was expected and what was found.
 */
export async function readCourse(root: string): Promise<Course> {
  const content = join(root, 'content');
  const problems: Problem[] = [];
  const read = <S extends Parameters<typeof readYaml>[2]>(name: keyof typeof sharedFiles, schema: S) =>
    collect(problems, () => readYaml(root, join(content, name), schema));
  const course = await read('course.yaml', sharedFiles['course.yaml']);
  const facts = await read('facts.yaml', sharedFiles['facts.yaml']);
  const sources = await read('sources.yaml', sharedFiles['sources.yaml']);
  const misconceptions = await read('misconceptions.yaml', sharedFiles['misconceptions.yaml']);
  const allowedNumbers = await read('allowed-numbers.yaml', sharedFiles['allowed-numbers.yaml']);
  const limits = await read('limits.yaml', sharedFiles['limits.yaml']);
  const glossary = await read('glossary.yaml', sharedFiles['glossary.yaml']);
  if (!course || !facts || !sources || !misconceptions || !allowedNumbers || !limits || !glossary)
    throw new ContentError(problems);
  problems.push(
    ...courseReferences(course),
    ...factReferences(facts, sources.value, misconceptions),
    ...glossaryReferences(glossary, course.value),
  );
  const values = readFacts(root, facts, problems);
  if (problems.length > 0) throw new ContentError(problems);
  return {
    root,
    course: course.value,
    yaml: course,
    lists: { facts, sources, misconceptions },
    facts: values,
    sources: sources.value,
    misconceptions: misconceptions.value,
    allowedNumbers,
    limits,
    glossary,
  };
}

/**
 * Reads one lesson of the list: its yaml, its text in each language, and every reference between them.
 * Errors: `ContentError` with all that is wrong at once.
 */
export async function readLesson(course: Course, slug: string, named: NamedScenarios): Promise<Lesson> {
  const { lesson, problems } = await inspectLesson(course, slug, named);
  if (!lesson || problems.length > 0) throw new ContentError(problems);
  return lesson;
}

/** As `readLesson`, for a check that goes on: what is wrong, and the lesson where its files could be read at all. */
export async function inspectLesson(
  course: Course,
  slug: string,
  named: NamedScenarios,
): Promise<{ lesson?: Lesson; problems: Problem[] }> {
  const entry = course.course.lessons.find((lesson) => lesson.slug === slug);
  if (!entry) {
    const start = { file: 'content/course.yaml', line: 1, column: 1 };
    return { problems: [problem(start, ...unknownName('lesson', slug, openSlugs(course)))] };
  }
  const directory = directoryOf(course, entry);
  const problems: Problem[] = [];
  const yaml = await collect(problems, () => readLessonYaml(course, entry));
  const texts: Partial<Record<Locale, Mdx>> = {};
  for (const locale of locales)
    texts[locale] = await collect(problems, () => readMdx(course.root, join(directory, `${locale}.mdx`), locale));
  if (!yaml) return { problems };
  const bank = yaml.value.quiz ? await readBank(course, directory, problems) : [];
  problems.push(...(await bankReferences(bank, yaml.value, course)));
  const scenarios = resolveScenarios(yaml, named, problems);
  const configs = readConfigs(yaml, directory, course.root, problems);
  problems.push(...lessonReferences(yaml, slug, scenarios, course));
  if (!areAll(texts)) return { problems };
  problems.push(...checkTelling(yaml, texts, course), ...Object.values(texts).flatMap(repeatedTerms));
  return { lesson: { course, entry, directory, yaml, scenarios, texts, bank, configs }, problems };
}

const directoryOf = ({ root }: Course, entry: CourseEntry) => join(root, 'content', folderOf(entry));

/** What a lesson of the list says once, without its texts. Errors: `ContentError`, as `readCourse`. */
export const readLessonYaml = (course: Course, entry: CourseEntry): YamlFile<LessonData> =>
  readYaml(course.root, join(directoryOf(course, entry), 'lesson.yaml'), lessonFiles['lesson.yaml']);

const areAll = (texts: Partial<Record<Locale, Mdx>>): texts is Record<Locale, Mdx> =>
  locales.every((locale) => texts[locale]);

/** Slugs of the lessons that can be read, in the order of the climb. */
export const openSlugs = (course: Course): string[] => openEntries(course).map(({ slug }) => slug);

/** What the course lists of them. */
export const openEntries = ({ course }: Course): CourseEntry[] =>
  course.lessons.filter(({ status }) => status !== 'coming');

function courseReferences({ value, at }: YamlFile<CourseData>): Problem[] {
  const problems: Problem[] = [];
  const tracks = value.tracks.map((track) => track.id);
  const slugs = value.lessons.map((lesson) => lesson.slug);
  value.lessons.forEach(({ track, slug }, index) => {
    if (!tracks.includes(track))
      problems.push(problem(at(['lessons', index, 'track']), ...unknownName('track', track, tracks)));
    if (slugs.indexOf(slug) !== index)
      problems.push(
        problem(
          at(['lessons', index, 'slug']),
          `the lesson ${slug} is listed twice`,
          'give one of the two another slug',
        ),
      );
  });
  value.links.forEach((link, index) => {
    for (const end of ['from', 'to'] as const) {
      if (!slugs.includes(link[end]))
        problems.push(problem(at(['links', index, end]), ...unknownName('lesson', link[end], slugs)));
    }
  });
  return problems;
}
