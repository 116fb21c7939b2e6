import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadCourse, loadLesson, openSlugs, reviewOf } from '../course/build';
import { scored } from '../progress/fixtures/answers';
import { openTraps } from '../progress/traps';

const root = join(import.meta.dirname, '..');
const lessons = await Promise.all(openSlugs(await loadCourse(root)).map((slug) => loadLesson(root, slug)));

it('most of what can be chosen wrongly can come back in another dress', () => {
  const { traps, misconceptions, lessons: of } = reviewOf(lessons, 'en');
  const items = new Set(of.flatMap(({ shape }) => shape.quiz.map(({ id }) => `${shape.id}/${id}`)));
  const chances = Object.entries(traps).flatMap(([where, options]) =>
    [...new Set(Object.values(options))].map((misconception) => ({ where, misconception })),
  );
  const dressed = chances.filter(({ where, misconception }) => {
    const [lesson = '', id = ''] = where.split('/');
    const [option = ''] = Object.entries(traps[where]!).find(([, name]) => name === misconception)!;
    const fallen = scored(0, id, 0, { answer: option, lesson });
    const [trap] = openTraps([fallen], { traps, items, misconceptions });
    return trap!.dresses.length > 0;
  });
  expect(dressed.length / chances.length).toBeGreaterThan(0.5);
});
