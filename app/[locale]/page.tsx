import { Climb } from '../../components/shell/Climb';
import { ClimbPage } from '../../components/shell/ClimbPage';
import { loadCourse } from '../../course/build';
import type { Locale } from '../../course/languages';
import { readLessonPage } from '../lesson';

export default async function Page({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const { course } = await loadCourse(process.cwd());
  const lessons = await Promise.all(
    course.lessons.map(async ({ number, slug, status, title, summary }) => ({
      number,
      slug,
      title: title[locale],
      summary: summary[locale],
      isPart: status === 'simulation',
      shape: status !== 'coming' ? (await readLessonPage(slug, locale)).context.client.shape : undefined,
    })),
  );
  return (
    <ClimbPage locale={locale} tracks={course.tracks.map((track) => track.title[locale])}>
      <Climb locale={locale} lessons={lessons} />
    </ClimbPage>
  );
}
