import { type ReactNode, useState } from 'react';
import type { AttemptState } from '../../course/exercise/attempt';
import type { Locale } from '../../course/languages';
import type { ClientChoice, ClientSimulation } from '../../course/schema/client';
import { type Runs, runOf, worldOf } from './choiceRuns';
import { Evidence } from './Evidence';
import styles from './exercise.module.css';
import { Judged } from './Judged';
import { Replay } from './Replay';
import { Running } from './Running';
import type { ToldChoice } from './told';
import { useRuns } from './useRuns';
import { exerciseWords } from './words';

interface OutcomeProps {
  state: Extract<AttemptState, { kind: 'revealed' }>;
  choice: ClientChoice;
  told: ToldChoice;
  runs: Runs;
  simulation: ClientSimulation | undefined;
  locale: Locale;
  /** The reader has this moment handed it in, with a button that is gone now. */
  takesFocus: boolean;
  children: ReactNode;
}

/** Right or not, why the chosen idea leads there, what the run says to it, and in which world it would be true. */
export function Outcome({
  state: { chosen, key },
  choice,
  told,
  runs,
  simulation,
  locale,
  takesFocus,
  children,
}: OutcomeProps) {
  const words = exerciseWords[locale];
  const [world, setWorld] = useState<Runs>();
  const [failure, setFailure] = useState('');
  const { progress, start, cancel } = useRuns();
  const option = choice.options.find(({ id }) => id === chosen)!;
  const said = told.options.find(({ id }) => id === chosen);
  const right = chosen === key;
  const worldRun = runOf(world, chosen);
  const scenarios = right ? undefined : worldOf(choice, option);

  const show = () => {
    if (!scenarios) return;
    setFailure('');
    start(scenarios).then(setWorld, (error) => setFailure(words.choice.failed({ reason: String(error) })));
  };

  return (
    <Judged isRight={right} verdict={right ? words.choice.right : words.choice.wrong} {...{ takesFocus }}>
      <div>{said?.feedback}</div>
      {option.when && <Evidence option={option} compared={told.compared} runs={runs} world={world} locale={locale} />}
      {scenarios && !world && (
        <p className={styles.actions}>
          <button type="button" onClick={show}>
            {words.world.show}
          </button>
          {progress !== null && <Running progress={progress} words={words.choice} onCancel={cancel} />}
        </p>
      )}
      <div role="status">
        {world && said?.world}
        {failure}
      </div>
      {worldRun && simulation && <Replay {...{ simulation, locale }} run={worldRun} begins />}
      {children}
    </Judged>
  );
}
