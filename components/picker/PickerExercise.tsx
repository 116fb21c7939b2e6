import { PICKER_STEP } from '../../course/schema/meaning';
import { progress as kept } from '../../progress/pageProgress';
import { useLessonProgress, useProgress } from '../../progress/useProgress';
import { Said } from '../altitude/Said';
import exercise from '../exercise/exercise.module.css';
import { Options } from '../exercise/Options';
import { Running } from '../exercise/Running';
import { exerciseWords } from '../exercise/words';
import { Equipment } from './Equipment';
import type { PickerProps } from './props';
import { Results } from './Results';
import { choiceOf } from './told';
import { usePicker } from './usePicker';
import { pickerWords } from './words';

/** The picker, alive: what was picked is what the reader's progress says. */
export default function PickerExercise({ shape, ...rest }: PickerProps) {
  const isReady = useProgress((state) => state.ready);
  const picked = useLessonProgress(shape).quiz.find(({ id }) => id === PICKER_STEP);
  if (!isReady || !picked)
    return (
      <>
        <Options name="picker-waiting" told={choiceOf(rest.told)} disabled />
        <Equipment pieces={rest.told.equipment} equipped={{}} words={pickerWords[rest.locale]} />
      </>
    );
  const { answers, meaning, stale } = picked;
  const record = (answer: string, right: boolean) => {
    const payload = { answer, score: right ? 1 : 0, attempt: answers.length + 1, seed: 0 };
    void kept.record({ type: 'QuizAnswered', lesson: shape.id, step: PICKER_STEP, meaning, payload });
  };
  const last = answers.at(-1)?.answer;
  return (
    <>
      {stale && <p className={exercise.stale}>{exerciseWords[rest.locale].stale}</p>}
      <PickerForm {...rest} earlier={last === undefined ? undefined : String(last)} onAnswer={record} />
    </>
  );
}

interface PickerFormProps extends Omit<PickerProps, 'shape'> {
  earlier: string | undefined;
  onAnswer: (candidate: string, right: boolean) => void;
}

/** The picker, with what was picked at an earlier visit. */
export function PickerForm({ picker, told, locale, earlier, onAnswer }: PickerFormProps) {
  const words = { ...exerciseWords[locale].choice, ...pickerWords[locale] };
  const titles = Object.fromEntries(told.candidates.map(({ id, title }) => [id, title]));
  const use = usePicker({ picker, titles, earlier, words, onAnswer });
  const { state, progress } = use;
  const isOpen = state.kind === 'predicting';
  return (
    <div ref={use.place} tabIndex={-1} className={exercise.choice}>
      <Options
        name="picker"
        told={choiceOf(told)}
        disabled={!isOpen || progress !== null}
        chosen={state.chosen}
        onChoose={use.choose}
      />
      <Equipment
        pieces={told.equipment}
        equipped={use.equipped}
        words={words}
        onEquip={isOpen && progress === null ? use.equip : undefined}
      />
      {isOpen && (
        <p className={exercise.actions}>
          <button type="button" className="primary" aria-disabled={progress !== null} onClick={use.commit}>
            {words.commit}
          </button>
          {progress !== null && <Running progress={progress} words={words} onCancel={use.cancel} />}
        </p>
      )}
      <p role="status" className={isOpen ? exercise.status : 'hidden'}>
        <Said as="span" of={use.said} />
      </p>
      {state.kind === 'revealed' && (
        <Results {...{ picker, told, titles, locale, words, state }} rows={use.rows} takesFocus={use.takesFocus}>
          <p className={exercise.actions}>
            <button type="button" onClick={use.retry}>
              {words.retry}
            </button>
          </p>
        </Results>
      )}
    </div>
  );
}
