import type { Course, Lesson } from './load';
import { type Problem, problem, unknownName } from './problem';

/** Simulations that carry the id of an earlier lesson's: an id names one page, /embed/<id>/, over the whole course. */
export function repeatedSimulations(lessons: readonly Lesson[]): Problem[] {
  const owners = new Map<string, string>();
  return lessons.flatMap(({ entry, yaml }) =>
    Object.keys(yaml.value.simulations).flatMap((id) => {
      const owner = owners.get(id) ?? entry.slug;
      owners.set(id, owner);
      if (owner === entry.slug) return [];
      const taken = `the simulation ${id} is in the lesson ${owner} too`;
      return [problem(yaml.at(['simulations', id]), taken, 'give it an id that is its own over the whole course')];
    }),
  );
}

/** The run that the course's map shows, where no lesson has its simulation. */
export function unknownRunning({ yaml, course }: Course, lessons: readonly Lesson[]): Problem[] {
  const { simulation } = course.running;
  const known = lessons.flatMap((lesson) => Object.keys(lesson.yaml.value.simulations));
  const isKnown = known.includes(simulation);
  return isKnown ? [] : [problem(yaml.at(['running', 'simulation']), ...unknownName('simulation', simulation, known))];
}
