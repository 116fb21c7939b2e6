import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import { Actions } from './ExerciseFrame';
import styles from './exercise.module.css';
import { ToldOutcome } from './ToldOutcome';
import type { useArrangement } from './useArrangement';
import { exerciseWords } from './words';

interface ArrangementEndProps {
  use: Omit<ReturnType<typeof useArrangement<unknown>>, 'arrange'>;
  locale: Locale;
  /** Whether another try asks something else. */
  varies: boolean;
  explanation: ReactNode;
  /** What decides it. */
  children?: ReactNode;
}

/** Below what is arranged: the button that hands it in, and then whether it is right, why, and another try. */
export function ArrangementEnd({ use, locale, varies, explanation, children }: ArrangementEndProps) {
  const { choice, arranged } = exerciseWords[locale];
  const { isOpen, progress, said, verdict, takesFocus } = use;
  return (
    <>
      {isOpen && (
        <Actions {...{ locale, progress }} label={arranged.commit} onCommit={use.commit} onCancel={use.cancel} />
      )}
      <p role="status" className={isOpen ? styles.status : 'hidden'}>
        {said}
      </p>
      {verdict && (
        <ToldOutcome
          {...{ locale, explanation, takesFocus }}
          isRight={verdict.right === 1}
          verdict={verdict.right === 1 ? choice.right : choice.wrong}
          score={verdict.said}
          next={
            <button type="button" onClick={use.retry}>
              {varies ? arranged.retryVaried : arranged.retry}
            </button>
          }
        >
          {children}
        </ToldOutcome>
      )}
    </>
  );
}
