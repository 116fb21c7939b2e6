import { useEffect, useEffectEvent, useReducer, useRef, useState } from 'react';
import { type AttemptState, reduceAttempt } from '../../course/exercise/attempt';
import type { Equipped } from '../../course/exercise/equipment';
import type { ClientPicker } from '../../course/schema/client';
import { useRuns } from '../exercise/useRuns';
import type { ExerciseWords } from '../exercise/words';
import { spellLink } from '../shell/useLink';
import { inBoth } from '../words/manner';
import { publishedWeights, type Result, resultsOf, scenariosOf, standingsOf } from './standings';
import { naming, type Titles } from './told';
import type { PickerWords } from './words';

/** A result with the address of its worst moment, where it has one. */
export type Row = Result & { readonly href: string | null };

interface PickerUse {
  picker: ClientPicker;
  /** By candidate. */
  titles: Titles;
  /** What was picked at an earlier visit. */
  earlier: string | undefined;
  words: PickerWords & Pick<ExerciseWords['choice'], 'right' | 'wrong' | 'cancelled' | 'failed'>;
  onAnswer: (candidate: string, right: boolean) => void;
}

/**
 * How a reader goes through the picker: choose, commit, have all candidates run, be told, try again. What was picked
 * before is judged anew. What is said goes into a status.
 */
export function usePicker({ picker, titles, earlier, words, onAnswer }: PickerUse) {
  const [state, dispatch] = useReducer(reduceAttempt, earlier, firstState);
  const [rows, setRows] = useState<readonly Row[]>([]);
  const [equipped, equip] = useState<Equipped>({});
  const [said, setSaid] = useState(inBoth(() => ''));
  const say = (text: string) => setSaid(inBoth(() => text));
  const [takesFocus, setTakesFocus] = useState(false);
  const { progress, start, cancel } = useRuns();
  const place = useRef<HTMLDivElement>(null);
  const { chosen } = state;

  const judge = async (): Promise<string> => {
    const results = resultsOf(picker, await start(scenariosOf(picker, equipped)));
    setRows(await withLinks(results, picker.simulation));
    return standingsOf(results, picker, publishedWeights(picker)).best[0]!;
  };

  const commit = async () => {
    if (progress !== null) return;
    if (chosen === undefined) return say(words.notReady);
    say('');
    try {
      const key = await judge();
      setTakesFocus(place.current?.contains(document.activeElement) ?? false);
      dispatch({ type: 'reveal', key });
      const verdict = chosen === key ? words.right : words.wrong;
      setSaid(naming(titles, (titleOf) => `${verdict}. ${words.bestPublished({ topology: titleOf(key) })}`));
      // Progress keeps what is answered to the question as it is put: with the normal equipment.
      if (isNormal(picker, equipped)) onAnswer(chosen, chosen === key);
    } catch (error) {
      const isCancelled = error instanceof DOMException && error.name === 'AbortError';
      say(isCancelled ? words.cancelled : words.failed({ reason: String(error) }));
    }
  };

  const retry = () => {
    say('');
    dispatch({ type: 'retry' });
    place.current?.focus();
  };

  const revisit = useEffectEvent(async () => {
    if (earlier !== undefined) dispatch({ type: 'reveal', key: await judge() });
  });
  useEffect(() => {
    // Cancelled or failed, the earlier choice stands in the form and can be handed in again.
    revisit().catch(() => undefined);
  }, []);

  const choose = (option: string) => dispatch({ type: 'choose', option });
  return { equipped, equip, state, rows, said, progress, place, takesFocus, choose, commit, cancel, retry };
}

function isNormal({ candidates }: ClientPicker, equipped: Equipped): boolean {
  const pieces = candidates.flatMap(({ equipment }) => equipment);
  return pieces.every(({ id, options }) => (equipped[id] ?? options[0]?.id) === options[0]?.id);
}

function firstState(earlier: string | undefined): AttemptState {
  return { kind: 'predicting', attempt: 0, ...(earlier !== undefined && { chosen: earlier }) };
}

function withLinks(results: readonly Result[], simulation: string): Promise<Row[]> {
  const hrefOf = async ({ scenario, worstMs }: Result) =>
    worstMs === null ? null : spellLink({ simulation, scenario, tMs: worstMs });
  return Promise.all(results.map(async (result) => ({ ...result, href: await hrefOf(result) })));
}
