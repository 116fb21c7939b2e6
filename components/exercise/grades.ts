import type { Grade } from '../../progress/memory';

export type { Grade };

export const grades = [1, 2, 3, 4] as const satisfies readonly Grade[];

/** What is asked of a key press. */
export type Press = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'metaKey' | 'altKey'>;

/** The grade of a key: by the character, and by the key's place where digits need Shift (AZERTY). */
export function gradeOf({ key, code, ctrlKey, metaKey, altKey }: Press): Grade | undefined {
  if (ctrlKey || metaKey || altKey) return undefined;
  return grades.find((grade) => key === String(grade) || code === `Digit${grade}`);
}
