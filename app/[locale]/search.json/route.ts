import { shellWords } from '../../../components/shell/words';
import { loadCourse, loadLessons, searchEntriesOf, valuesOf } from '../../../course/build';
import { type Locale, locales } from '../../../course/languages';
import { makeSearchFile } from '../../../course/search/searchIndex';

export const dynamic = 'force-static';

export const generateStaticParams = () => locales.map((locale) => ({ locale }));

/** What a search of the language reads when it is opened. */
export async function GET(_request: Request, { params }: { params: Promise<{ locale: Locale }> }): Promise<Response> {
  const { locale } = await params;
  const lessons = await loadLessons(process.cwd());
  const told = lessons.map((lesson) => ({ lesson, values: valuesOf(lesson) }));
  const entries = searchEntriesOf(await loadCourse(process.cwd()), told, locale, shellWords[locale]);
  return Response.json(makeSearchFile(entries));
}
