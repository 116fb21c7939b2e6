import { useEffect, useState } from 'react';
import { compareScheme, SCHEMES, type SchemeFigures } from '../../../../engine/maglev/schemes';
import type { SchemesRequest } from './schemes.worker';

/** The schemes that are done, in order; `cancel` stops the rest, `again` starts anew. */
export interface Schemes {
  readonly done: readonly SchemeFigures[];
  readonly isCancelled: boolean;
  cancel(): void;
  again(): void;
}

/** Computes all schemes away from the page's thread. Another request ends the one under way. */
export function useSchemes({ tableSize, backends, gone }: SchemesRequest): Schemes {
  const [attempt, setAttempt] = useState(0);
  const [cancelled, setCancelled] = useState(-1);
  const [done, setDone] = useState<readonly SchemeFigures[]>([]);
  const isCancelled = cancelled === attempt;

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt computes the same again
  useEffect(() => {
    if (isCancelled) return;
    setDone([]);
    return compute({ tableSize, backends, gone }, (figures) => setDone((before) => [...before, figures]));
  }, [tableSize, backends, gone, attempt, isCancelled]);

  return {
    done,
    isCancelled,
    cancel: () => setCancelled(attempt),
    again: () => setAttempt(attempt + 1),
  };
}

/** Tells each scheme as it is done, from a worker or, where there is none, a scheme a task. Answers with what stops it. */
function compute(request: SchemesRequest, onDone: (figures: SchemeFigures) => void): () => void {
  let stop = () => {};
  const here = () => {
    stop = computeHere(request, onDone);
  };
  try {
    const worker = new Worker(new URL('./schemes.worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<SchemeFigures>) => onDone(data);
    worker.onerror = here;
    worker.postMessage(request);
    stop = () => worker.terminate();
  } catch {
    here();
  }
  return () => stop();
}

function computeHere({ tableSize, backends, gone }: SchemesRequest, onDone: (figures: SchemeFigures) => void) {
  let timer: ReturnType<typeof setTimeout>;
  const next = (index: number) => {
    const scheme = SCHEMES[index];
    if (!scheme) return;
    onDone(compareScheme(scheme, tableSize, backends, gone));
    timer = setTimeout(next, 0, index + 1);
  };
  timer = setTimeout(next, 0, 0);
  return () => clearTimeout(timer);
}
