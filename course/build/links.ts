import type { CourseData, CourseEntry } from '../schema/course';
import type { LessonData } from '../schema/lesson';

/** A lesson that has to do with this one. */
export interface Connection {
  readonly lesson: CourseEntry;
  /** The stops of this lesson that it unfolds; empty: the whole. */
  readonly stops: readonly string[];
}

/** The lessons connected with this one, in the order of the climb, by the course's own links and the lesson's list. */
export function connectionsOf(course: CourseData, lesson: LessonData): Connection[] {
  const incoming = course.links.filter((link) => link.to === lesson.id);
  const outgoing = course.links.filter((link) => link.from === lesson.id).map((link) => link.to);
  const connected = new Set([...incoming.map((link) => link.from), ...outgoing, ...lesson.connected]);
  return course.lessons
    .filter((entry) => connected.has(entry.slug) && entry.slug !== lesson.id)
    .map((entry) => ({
      lesson: entry,
      stops: incoming.flatMap((link) => (link.from === entry.slug && link.stop ? [link.stop] : [])),
    }));
}
