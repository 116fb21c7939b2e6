import type { ReactNode } from 'react';
import type { Chosen } from '../../../course/exercise/arranged';
import type { Locale } from '../../../course/languages';
import type { ClientMatch, ClientThing } from '../../../course/schema/client';
import { Asked } from '../ExerciseFrame';
import { Mark } from '../Mark';
import { exerciseWords } from '../words';
import styles from './match.module.css';
import type { ToldMatch } from './props';

interface BoardProps {
  spec: ClientMatch;
  told: ToldMatch;
  locale: Locale;
  things: readonly ClientThing[];
  /** What is different in this attempt. */
  variant: ReactNode;
  chosen?: Chosen;
  /** Where each belongs, once it was handed in. */
  keys?: Chosen | undefined;
  /** The run of a thing, to look at before it is placed. */
  runOf?: (thing: string) => ReactNode;
  /** Absent where nothing is alive or all is handed in. */
  onChoose?: ((thing: string, bin: string) => void) | undefined;
}

/** The question, and each thing with the bins that it may be put into. */
export function Board(props: BoardProps) {
  const { spec, told, locale, things, variant, chosen = {}, keys, runOf, onChoose } = props;
  const words = exerciseWords[locale].match;
  return (
    <>
      <Asked title={words.title} question={told.question} variant={variant} />
      <div className={styles.things}>
        {things.map(({ id }) => (
          <fieldset key={id} className={styles.thing} data-right={keys && keys[id] === chosen[id]}>
            <legend>{told.words[id]}</legend>
            {runOf?.(id)}
            <div className={styles.bins}>
              {spec.bins.map((bin) => (
                <label key={bin.id}>
                  <input
                    type="radio"
                    name={`${spec.id}-${id}`}
                    disabled={!onChoose}
                    checked={chosen[id] === bin.id}
                    readOnly={!onChoose}
                    onChange={onChoose && (() => onChoose(id, bin.id))}
                  />
                  <span>{told.bins[bin.id]}</span>
                  {keys && <Mark isKey={keys[id] === bin.id} isChosen={chosen[id] === bin.id} words={words} />}
                </label>
              ))}
            </div>
            {keys && (
              <div>{(keys[id] !== chosen[id] && told.feedback[`${id}.${chosen[id]}`]) || told.feedback[id]}</div>
            )}
          </fieldset>
        ))}
      </div>
    </>
  );
}
