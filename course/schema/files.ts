import { courseSchema } from './course';
import { allowedNumbersSchema, factsSchema, misconceptionsSchema, sourcesSchema } from './facts';
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
} as const;

/** And of each lesson's folder. */
export const lessonFiles = { 'lesson.yaml': lessonSchema } as const;
