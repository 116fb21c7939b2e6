import type { ComponentType, ReactNode } from 'react';
import { formatValue } from '../../../course/format';
import type { Locale } from '../../../course/languages';
import type { ClientTune } from '../../../course/schema/client';
import { Said } from '../../altitude/Said';
import { Asked } from '../ExerciseFrame';
import exercise from '../exercise.module.css';
import { exerciseWords } from '../words';
import type { ToldTune } from './props';
import styles from './tune.module.css';

interface ControlProps {
  min: number;
  max: number;
  step: number;
  value: number;
  disabled: boolean;
  'aria-valuetext': string;
  onValue: (value: number) => void;
}

interface TuneBoardProps {
  spec: ClientTune;
  told: ToldTune;
  locale: Locale;
  /** What is different in this attempt. */
  variant: ReactNode;
  /** What is set of each control; a knob of a policy that is off has no number. */
  shown: Readonly<Record<string, string | number | undefined>>;
  /** What turns a knob, where the page is alive. */
  Control?: ComponentType<ControlProps>;
  /** Absent where nothing is alive, or while it runs. */
  onSet?: ((control: string, value: string | number) => void) | undefined;
}

/** The question, the goals, and the controls to set. */
export function TuneBoard({ spec, told, locale, variant, shown, Control = Resting, onSet }: TuneBoardProps) {
  const words = exerciseWords[locale].tune;
  return (
    <>
      <Asked title={words.title} question={told.question} variant={variant} />
      <h4>{words.goals}</h4>
      <ul>
        {spec.goals.map(({ id }) => (
          <li key={id}>{told.words[id]}</li>
        ))}
      </ul>
      <fieldset className={styles.settings} disabled={!onSet}>
        <legend>{words.settings}</legend>
        {spec.switches.map(({ id, options }) => (
          <fieldset key={id} className={styles.switch}>
            <legend>
              <Said as="span" of={told.switches[id]!.label} />
            </legend>
            {options.map((option) => (
              <div key={option.id} className={exercise.option}>
                <label>
                  <input
                    type="radio"
                    name={`${spec.id}-${id}`}
                    checked={shown[id] === option.id}
                    readOnly={!onSet}
                    onChange={onSet && (() => onSet(id, option.id))}
                  />
                  <span>{told.switches[id]?.choices[option.id]}</span>
                </label>
              </div>
            ))}
          </fieldset>
        ))}
        {spec.knobs.map(({ id, min, max, step, format }) => {
          const value = Number(shown[id]);
          const isOff = Number.isNaN(value);
          const text = isOff ? '—' : formatValue(value, format, locale);
          return (
            // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
            <label key={id} className={styles.knob}>
              <span>{told.knobs[id]}</span>
              <span aria-hidden="true" className={styles.value}>
                {text}
              </span>
              <Control
                {...{ min, max, step }}
                value={isOff ? min : value}
                disabled={isOff}
                aria-valuetext={text}
                onValue={(next) => onSet?.(id, next)}
              />
            </label>
          );
        })}
      </fieldset>
    </>
  );
}

/** A knob of a page that is not alive. */
function Resting({ min, max, value }: ControlProps) {
  return <meter {...{ min, max, value }} aria-hidden="true" />;
}
