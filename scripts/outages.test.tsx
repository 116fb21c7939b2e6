import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { readLessonPage } from '../app/lesson';
import { Recall } from '../components/exercise/Recall';
import { Trace } from '../components/exercise/Trace';
import { loadCourse, loadLesson, openSlugs } from '../course/build';

const slugs = openSlugs(await loadCourse(process.cwd()));
const lessons = await Promise.all(slugs.map((slug) => loadLesson(process.cwd(), slug)));
const replaying = lessons.filter(({ yaml }) => Object.values(yaml.value.outages).some(({ replay }) => replay));

describe.each(replaying)('the outages of $entry.slug', async ({ entry, yaml }) => {
  const { context } = await readLessonPage(entry.slug, 'en');
  const { outages, trace, recall } = yaml.value;
  const exercises = renderToStaticMarkup(
    <>
      <Trace lesson={context} />
      <Recall lesson={context} />
    </>,
  );

  it('lead to the step or the card that asks what would have saved them, of which each has a place', () => {
    for (const { id } of [...trace.steps, ...recall.cards])
      expect(exercises.split(` id="step-${id}"`), id).toHaveLength(2);
    for (const id of Object.keys(outages)) {
      const { replay } = context.outage(id);
      if (replay) expect(exercises).toContain(` id="${replay.exercise.slice(1)}"`);
    }
  });
});
