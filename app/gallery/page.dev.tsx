import { Gallery } from '../../components/gallery/Gallery';
import { clientLesson, loadCourse, loadLesson, openSlugs } from '../../course/build';

/** While developing only: `pageExtensions` of next.config.js knows `.dev.tsx` there and nowhere else. */
export default async function GalleryPage() {
  const slugs = openSlugs(await loadCourse(process.cwd()));
  const lessons = await Promise.all(slugs.map((slug) => loadLesson(process.cwd(), slug)));
  return <Gallery lessons={lessons.map(clientLesson)} />;
}
