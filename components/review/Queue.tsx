import { type KeyboardEvent, Suspense, useState } from 'react';
import type { Locale } from '../../course/languages';
import { A_DAY } from '../../progress/schedule';
import exercise from '../exercise/exercise.module.css';
import { gradeOf } from '../exercise/grades';
import { useTakenFocus } from '../exercise/useTakenFocus';
import { climbHref } from '../shell/href';
import { keysAreTaken, undoKey } from '../shell/keys';
import { late } from '../shell/late/late';
import { Saved } from '../shell/saved/Saved';
import { AskedCard } from './AskedCard';
import { whenText } from './interval';
import type { ReviewProps } from './props';
import styles from './review.module.css';
import { type Shown, useQueue } from './useQueue';
import { reviewWords } from './words';

/** Runs and models come when a card's item or a question is due: cards need none of them. */
const AskedItem = late(() => import('./AskedItem'));
const AskedQuestion = late(() => import('./AskedQuestion'));

/** What is due, one after the other. */
export default function Queue({ locale, review }: ReviewProps) {
  const use = useQueue(review);
  const { ready, queue, shown, last } = use;
  const words = reviewWords[locale].queue;
  const [said, say] = useState('');
  if (!ready) return <p>{words.waiting}</p>;

  const undo = () => {
    use.undo();
    say(words.undone);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    if (event.defaultPrevented || keysAreTaken(event.target)) return;
    if (undoKey(event.nativeEvent)) {
      if (!last) return;
      event.preventDefault();
      return undo();
    }
    const button = buttonOf(event);
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  return (
    // The keys belong to what is asked, and only while it has the focus.
    // biome-ignore lint/a11y/noStaticElementInteractions: its buttons do the same
    <div className={exercise.exercise} onKeyDown={onKeyDown}>
      {shown ? (
        <AskedOne
          key={`${shown.reviewed.key} ${shown.turn}`}
          {...{ locale, review, shown }}
          onAnswer={(event) => {
            say('');
            return use.answer(event);
          }}
          onNext={() => use.goOn(shown.reviewed)}
        />
      ) : (
        <Rest {...{ locale, use }} />
      )}
      <p className={`${exercise.actions} ${styles.foot}`}>
        {shown && <span>{words.left({ count: queue.asked.length })}</span>}
        {last && (
          <button type="button" className="quiet" aria-keyshortcuts="u" onClick={undo}>
            <kbd>u</kbd> {words.undo}
          </button>
        )}
        <span role="status">{said}</span>
      </p>
      {last?.lesson && last.step && <Saved locale={locale} lesson={last.lesson} step={last.step} />}
    </div>
  );
}

/** What a key presses: the button that a digit is written on, and with Enter the main one, where nothing else takes it. */
function buttonOf({ key, target, currentTarget, nativeEvent }: KeyboardEvent<HTMLElement>): HTMLElement | null {
  const grade = gradeOf(nativeEvent);
  if (grade !== undefined) return currentTarget.querySelector(`[aria-keyshortcuts="${grade}"]`);
  const isTaken = target instanceof Element && target.closest('a, button, summary') !== null;
  return key === 'Enter' && !isTaken ? currentTarget.querySelector('button.primary:not([aria-keyshortcuts])') : null;
}

interface AskedOneProps extends ReviewProps {
  readonly shown: Shown;
  readonly onAnswer: Parameters<typeof AskedCard>[0]['onAnswer'];
  readonly onNext: () => void;
}

function AskedOne({ locale, review, shown: { reviewed, trap }, ...rest }: AskedOneProps) {
  const words = reviewWords[locale].queue;
  const place = useTakenFocus<HTMLDivElement>(true);
  const [nowMs] = useState(() => Date.now());
  const { kind, lesson, step } = reviewed;
  const about = review.questions[`${lesson}/${step}`];
  const from = review.lessons.find(({ shape }) => shape.id === (about?.lesson ?? lesson));
  const Asked = kind === 'card' ? AskedCard : about ? AskedQuestion : AskedItem;
  return (
    <div ref={place} tabIndex={-1} className={`${exercise.step} ${exercise.choice}`}>
      {trap && <p className={styles.dress}>{words.dress}</p>}
      <Suspense fallback={<p aria-busy="true">{words.fetching}</p>}>
        <Asked {...{ reviewed, locale, nowMs }} {...rest} title={words.from({ lesson: from?.title ?? '' })} />
      </Suspense>
    </div>
  );
}

/** Before the first one and after the last: how many are due, or when the next one is, and nothing that scolds. */
function Rest({
  locale,
  use: { queue, nowMs, last, begin, more },
}: {
  locale: Locale;
  use: ReturnType<typeof useQueue>;
}) {
  const words = reviewWords[locale].queue;
  const { asked, waiting, doneToday, reviewed } = queue;
  const place = useTakenFocus<HTMLDivElement>(last !== undefined);
  const met = reviewed.filter(({ memory, stale }) => memory !== null || stale);
  const soonest = Math.min(...met.map(({ memory }) => memory?.dueMs ?? nowMs).filter((dueMs) => dueMs > nowMs));
  if (met.length === 0)
    return (
      <>
        <p>{words.nothingYet}</p>
        <p className={exercise.actions}>
          <a href={climbHref(locale)}>{words.toLesson}</a>
        </p>
      </>
    );
  if (asked.length > 0)
    return (
      <>
        <p className={styles.count}>
          {waiting > 0 ? words.away({ today: asked.length, later: waiting }) : words.due({ count: asked.length })}
        </p>
        <p className={exercise.actions}>
          <button type="button" className="primary" onClick={begin}>
            {words.begin}
          </button>
        </p>
      </>
    );
  return (
    <div ref={place} tabIndex={-1} className={exercise.choice}>
      <p className={styles.count}>{doneToday > 0 ? words.done : words.nothingDue}</p>
      {waiting > 0 ? (
        <>
          <p>{words.later({ count: waiting })}</p>
          <p className={exercise.actions}>
            <button type="button" onClick={more}>
              {words.more({ count: Math.min(A_DAY, waiting) })}
            </button>
          </p>
        </>
      ) : (
        Number.isFinite(soonest) && <p>{words.soonest({ when: whenText(nowMs, soonest, locale) })}</p>
      )}
    </div>
  );
}
