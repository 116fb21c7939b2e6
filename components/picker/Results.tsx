import { type ReactNode, useState } from 'react';
import type { AttemptState } from '../../course/exercise/attempt';
import type { Locale } from '../../course/languages';
import type { ClientPicker } from '../../course/schema/client';
import type { MeasureName } from '../../engine/metrics/measures';
import { Said } from '../altitude/Said';
import exercise from '../exercise/exercise.module.css';
import { useTakenFocus } from '../exercise/useTakenFocus';
import { exerciseWords } from '../exercise/words';
import { DayLanes } from './DayLanes';
import { ResultsTable } from './ResultsTable';
import { publishedWeights, standingsOf } from './standings';
import { naming, type Titles, type ToldPicker } from './told';
import type { Row } from './usePicker';
import { Weights } from './Weights';
import { pickerWords } from './words';

interface ResultsProps {
  picker: ClientPicker;
  told: ToldPicker;
  titles: Titles;
  rows: readonly Row[];
  state: Extract<AttemptState, { kind: 'revealed' }>;
  locale: Locale;
  /** The reader has this moment handed it in, with a button that is gone now. */
  takesFocus: boolean;
  children: ReactNode;
}

/** Right or not, why, and all candidates side by side at weights to move. */
export function Results({ picker, told, titles, rows, state, locale, takesFocus, children }: ResultsProps) {
  const words = pickerWords[locale];
  const { choice, measures } = exerciseWords[locale];
  const [weights, setWeights] = useState(() => publishedWeights(picker));
  const verdict = useTakenFocus<HTMLHeadingElement>(takesFocus);

  const { chosen, key } = state;
  const { wins } = picker;
  const { scores, best } = standingsOf(rows, picker, weights);
  const names = picker.measures.map(({ measure }) => measures[measure as MeasureName]({ subject: '', other: '' }));
  const shown = told.candidates.flatMap(({ id }) => rows.find((row) => row.id === id) ?? []);
  return (
    <div className={exercise.outcome} data-right={chosen === key}>
      <h3 ref={verdict} tabIndex={-1} className={exercise.verdict}>
        {chosen === key ? choice.right : choice.wrong}
      </h3>
      <p>
        <Said as="span" of={naming(titles, (titleOf) => words.bestPublished({ topology: titleOf(key) }))} />
      </p>
      {wins && (
        <p>
          <Said as="span" of={naming(titles, (titleOf) => words.wins({ list: winsText(wins, titleOf) }))} />
        </p>
      )}
      <div>{told.candidates.find(({ id }) => id === chosen)?.feedback}</div>
      <DayLanes {...{ titles, chosen, locale }} scenario={picker.scenario} rows={shown} plays={takesFocus} />
      <ResultsTable {...{ picker, titles, names, scores, best, chosen, locale }} rows={shown} />
      <Weights {...{ names, weights, words }} onWeights={setWeights} published={publishedWeights(picker)}>
        <p role="status">
          <Said
            as="span"
            of={naming(titles, (titleOf) => words.bestNow({ topologies: best.map(titleOf).join(', ') }))}
          />
        </p>
      </Weights>
      {children}
    </div>
  );
}

/** "Anycast 9, Pair 3", those that never win left out. */
function winsText(wins: Readonly<Record<string, number>>, titleOf: (id: string) => string): string {
  const winners = Object.entries(wins).filter(([, times]) => times > 0);
  return winners.map(([id, times]) => `${titleOf(id)} — ${times}`).join(', ');
}
