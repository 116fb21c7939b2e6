import type { ReactNode } from 'react';
import type { Chosen } from '../../../course/exercise/arranged';
import type { Locale } from '../../../course/languages';
import type { ClientMatch, ClientSimulation, ClientThing } from '../../../course/schema/client';
import type { Scenario } from '../../../engine/scenario/schema';
import { Asked } from '../ExerciseFrame';
import exercise from '../exercise.module.css';
import { exerciseWords } from '../words';
import styles from './match.module.css';
import type { ToldMatch } from './props';
import { ThingRun } from './ThingRun';

interface BoardProps {
  spec: ClientMatch;
  told: ToldMatch;
  locale: Locale;
  simulation: ClientSimulation | undefined;
  things: readonly ClientThing[];
  /** What is different in this attempt. */
  variant: ReactNode;
  chosen?: Chosen;
  /** Where each belongs, once it was handed in. */
  keys?: Chosen | undefined;
  /** The runs of the things, to look at before they are placed. */
  scenarios?: Readonly<Record<string, Scenario>>;
  /** Absent where nothing is alive or all is handed in. */
  onChoose?: ((thing: string, bin: string) => void) | undefined;
}

/** The question, and each thing with the bins that it may be put into. */
export function Board(props: BoardProps) {
  const { spec, told, locale, simulation, things, variant, chosen = {}, keys, scenarios = {}, onChoose } = props;
  const words = exerciseWords[locale].match;
  return (
    <>
      <Asked question={told.question} variant={variant} />
      <div className={styles.things}>
        {things.map(({ id }) => {
          const scenario = scenarios[id];
          return (
            <fieldset key={id} className={styles.thing} data-right={keys && keys[id] === chosen[id]}>
              <legend>{told.words[id]}</legend>
              {simulation && scenario && <ThingRun {...{ scenario, simulation, locale }} />}
              <div className={styles.bins}>
                {spec.bins.map((bin) => (
                  <label key={bin.id}>
                    <input
                      type="radio"
                      name={`${spec.id}-${id}`}
                      disabled={!onChoose}
                      checked={onChoose || keys ? chosen[id] === bin.id : undefined}
                      onChange={onChoose && (() => onChoose(id, bin.id))}
                    />
                    <span>{told.bins[bin.id]}</span>
                    {keys && <Mark isKey={keys[id] === bin.id} isChosen={chosen[id] === bin.id} words={words} />}
                  </label>
                ))}
              </div>
              {keys && <div>{told.feedback[`${id}.${chosen[id]}`] ?? told.feedback[id]}</div>}
            </fieldset>
          );
        })}
      </div>
    </>
  );
}

interface MarkProps {
  isKey: boolean;
  isChosen: boolean;
  words: { belongs: string; yours: string };
}

function Mark({ isKey, isChosen, words }: MarkProps) {
  if (isKey)
    return (
      <span className={exercise.mark} data-right>
        {words.belongs}
      </span>
    );
  return isChosen ? <span className={exercise.mark}>{words.yours}</span> : null;
}
