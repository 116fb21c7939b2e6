import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { useDraft } from '../../progress/useDraft';
import type { KeptArrangement } from './Kept';
import { useRuns } from './useRuns';
import type { ExerciseWords } from './words';

/** What was handed in: the arrangement, and which attempt drew the question. */
export interface Arrangement {
  readonly refs: readonly string[];
  readonly attempt: number;
}

/** Judges an arrangement: `right` is the share of it, 0 to 1, that is. */
export interface Verdict<Key> {
  readonly key: Key;
  readonly right: number;
  readonly said: string;
}

interface ArrangementUse<Key> extends KeptArrangement {
  /** Why it cannot be handed in yet; '' where it can. */
  notReady: (arrangement: Arrangement) => string;
  judge: (arrangement: Arrangement, start: ReturnType<typeof useRuns>['start']) => Promise<Verdict<Key>>;
  /** Whether it stays open, and counts for nothing, until all of it is right. */
  untilRight?: boolean;
  words: Pick<ExerciseWords['choice'], 'cancelled' | 'failed'>;
}

/**
 * How a reader goes through an arrangement: arrange, commit, be told, try again with what the next attempt draws. What is
 * being arranged is kept as a draft; what was handed in before is judged anew. What is said goes into a status.
 */
export function useArrangement<Key>({
  draftKey,
  last,
  notReady,
  judge,
  untilRight = false,
  words,
  onAnswer,
}: ArrangementUse<Key>) {
  const [draft, write] = useDraft(draftKey);
  const [begun = '', ...drafted] = draft.split(' ');
  const [isOpen, setOpen] = useState(draft !== '' || last === undefined);
  const [turn, setTurn] = useState(last?.attempt ?? 0);
  // A draft, which another tab may have begun, belongs to the attempt that it names.
  const attempt = draft === '' ? turn : Number.parseInt(begun, 10) || 0;
  const [given, setGiven] = useState<readonly string[]>(last?.refs ?? []);
  const [verdict, setVerdict] = useState<Verdict<Key>>();
  const [said, say] = useState('');
  const [takesFocus, setTakesFocus] = useState(false);
  const { progress, start, cancel } = useRuns();
  const place = useRef<HTMLDivElement>(null);
  const refs = isOpen ? drafted : given;

  const arrange = (next: readonly string[]) => write([attempt, ...next].join(' '));

  const commit = async () => {
    if (progress !== null) return;
    const arrangement = { refs, attempt };
    const missing = notReady(arrangement);
    say(missing);
    if (missing !== '') return;
    try {
      const found = await judge(arrangement, start);
      setVerdict(found);
      say(found.said);
      if (untilRight && found.right < 1) return;
      setTakesFocus(place.current?.contains(document.activeElement) ?? false);
      setGiven(refs);
      setTurn(attempt);
      setOpen(false);
      write('');
      onAnswer(arrangement, found.right);
    } catch (error) {
      const isCancelled = error instanceof DOMException && error.name === 'AbortError';
      say(isCancelled ? words.cancelled : words.failed({ reason: String(error) }));
    }
  };

  const retry = () => {
    say('');
    setVerdict(undefined);
    setTurn(attempt + 1);
    setOpen(true);
    place.current?.focus();
  };

  const revisit = useEffectEvent(async () => {
    if (isOpen) return;
    try {
      setVerdict(await judge({ refs: given, attempt }, start));
    } catch {
      // Cancelled or failed, the earlier answer stands in the form and can be handed in again.
      setOpen(true);
      arrange(given);
    }
  });
  useEffect(() => void revisit(), []);

  return { isOpen, attempt, refs, verdict, said, say, takesFocus, progress, place, arrange, commit, cancel, retry };
}
