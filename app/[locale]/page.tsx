import { Climb } from '../../components/shell/Climb';
import { ClimbPage } from '../../components/shell/ClimbPage';
import { href } from '../../components/shell/href';
import { WayIn } from '../../components/shell/WayIn';
import { Running } from '../../components/simulation/Running';
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
  const { simulation, untilMs } = course.running;
  const open = lessons.flatMap(({ open, ...lesson }) => (open ? [{ ...lesson, ...open }] : []));
  const shown = open.find(({ simulations }) => simulation in simulations)!;
  return (
    <ClimbPage locale={locale} tracks={course.tracks.map((track) => track.title[locale])}>
      <link rel="apple-touch-icon" href={href('/apple-icon.png')} />
      <WayIn locale={locale} lessons={lessons.length} first={open[0]!}>
        <Running locale={locale} lesson={shown} spec={shown.simulations[simulation]!} untilMs={untilMs} />
      </WayIn>
      <Climb locale={locale} lessons={lessons} />
    </ClimbPage>
  );
}

async function openLesson(slug: CourseEntry['slug'], locale: Locale) {
  const { context, words, number } = await readLessonPage(slug, locale);
  const { zero, junior, middle, senior } = words;
  return {
    ...context.client,
    again: context.connected.filter((other) => other.isOpen && other.number > number),
    minutes: { zero: zero.minutes, junior: junior.minutes, middle: middle.minutes, senior: senior.minutes },
  };
}
