import { Climb } from '../../components/shell/Climb';
import { ClimbPage } from '../../components/shell/ClimbPage';
import { WayIn } from '../../components/shell/WayIn';
import { loadCourse } from '../../course/build';
import type { Locale } from '../../course/languages';
import type { CourseEntry } from '../../course/schema/course';
import { readLessonPage } from '../lesson';

export default async function Page({ params }: { params: Promise<{ locale: Locale }> }) {
  const { locale } = await params;
  const { course } = await loadCourse(process.cwd());
  const lessons = await Promise.all(
    course.lessons.map(async ({ number, slug, status, title, summary }) => ({
      ...{ number, slug, status, title: title[locale], summary: summary[locale] },
      ...(status !== 'coming' && { open: await openLesson(slug, locale) }),
    })),
  );
  const first = lessons.find(({ open }) => open)!;
  return (
    <ClimbPage locale={locale} tracks={course.tracks.map((track) => track.title[locale])}>
      <WayIn locale={locale} lessons={lessons.length} first={first}>
        {null}
      </WayIn>
      <Climb locale={locale} lessons={lessons} />
    </ClimbPage>
  );
}

async function openLesson(slug: CourseEntry['slug'], locale: Locale) {
  const { context, words } = await readLessonPage(slug, locale);
  const { zero, junior, middle, senior } = words;
  return {
    shape: context.client.shape,
    minutes: { zero: zero.minutes, junior: junior.minutes, middle: middle.minutes, senior: senior.minutes },
  };
}
