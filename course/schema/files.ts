import { bankSchema } from './bank';
import { type CourseEntry, courseSchema } from './course';
import { allowedNumbersSchema, factsSchema, misconceptionsSchema, sourcesSchema } from './facts';
import { glossarySchema } from './glossary';
import { lessonSchema } from './lesson';
import { limitsSchema } from './limits';

/** What each YAML file of `content/` must hold: those that all lessons share, by their names. */
export const sharedFiles = {
  'course.yaml': courseSchema,
  'facts.yaml': factsSchema,
  'sources.yaml': sourcesSchema,
  'misconceptions.yaml': misconceptionsSchema,
  'allowed-numbers.yaml': allowedNumbersSchema,
  'limits.yaml': limitsSchema,
  'glossary.yaml': glossarySchema,
} as const;

/** And of each lesson's folder. */
export const lessonFiles = { 'lesson.yaml': lessonSchema } as const;

/** And each file of a lesson's `bank/`, which is named for the lesson that its questions are about. */
export const bankFile = bankSchema;

/** The folder of `content/` that a lesson is in: `02-many-boxes`. */
export function folderOf({ number, slug }: Pick<CourseEntry, 'number' | 'slug'>): string {
  return `${String(number).padStart(2, '0')}-${slug}`;
}
