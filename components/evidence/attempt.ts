import { EngineError } from '../../engine/errors';

/** What came of something that refuses bad input. */
export type Attempt<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: EngineError };

export function attempt<T>(make: () => T): Attempt<T> {
  try {
    return { ok: true, value: make() };
  } catch (error) {
    if (error instanceof EngineError) return { ok: false, error };
    throw error;
  }
}
