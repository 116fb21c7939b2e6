import { isAnswer } from './events';
import type { ProgressState, Standing } from './progressStore';

/**
 * How the last answer to a step stands; null where there is none since its lesson was reset. Saved is said of what the store
 * has, and of nothing else.
 */
export function standingOf(
  { events, unsaved, failure, held }: Pick<ProgressState, 'events' | 'unsaved' | 'failure' | 'held'>,
  lesson: string,
  step: string,
): Standing | null {
  const last = events.findLast((event) =>
    event.type === 'Reset'
      ? (event.lesson ?? lesson) === lesson
      : event.step === step && event.lesson === lesson && isAnswer(event),
  );
  if (!last || last.type === 'Reset') return null;
  if (!unsaved.some(({ id }) => id === last.id)) return 'saved';
  if (!failure) return 'saving';
  return held ? 'held' : 'unsaved';
}
