import { useMemo, useState } from 'react';
import type { ClientReview } from '../../course/schema/client';
import type { NewEvent } from '../../progress/events';
import { progress } from '../../progress/pageProgress';
import { type Asked, type Queue, queueAt } from '../../progress/queue';
import { A_DAY, type Reviewed } from '../../progress/schedule';
import { useProgress } from '../../progress/useProgress';
import { useSettings } from '../../progress/useSettings';
import { useNow } from './useNow';

/** What the reader is asked at this moment, and after how many events: another time it is another. */
export interface Shown extends Asked {
  readonly time: number;
}

const eventCount = () => progress.state.getState().events.length;

/** What is due for this reader, by the clock of this device. */
export function useReview({ lessons, traps, misconceptions, questions }: ClientReview, limit = A_DAY) {
  const { ready, events } = useProgress((state) => state);
  const { altitude } = useSettings();
  const nowMs = useNow();
  const course = useMemo(
    () => ({ shapes: lessons.map(({ shape }) => shape), traps, misconceptions, questions }),
    [lessons, traps, misconceptions, questions],
  );
  const ask = (more = limit): Queue =>
    queueAt(progress.state.getState().events, course, { nowMs: Date.now(), altitude, limit: more });
  const queue = useMemo(
    () => queueAt(events, course, { nowMs, altitude, limit }),
    [events, course, nowMs, altitude, limit],
  );
  return { ready, nowMs, queue, ask };
}

/**
 * How a reader goes through what is due: begin, answer, go on, take back. What they see stays until they go on, whatever
 * their answer, another tab or the clock makes of the queue behind it.
 */
export function useQueue(review: ClientReview) {
  const [limit, setLimit] = useState(A_DAY);
  const { ready, nowMs, queue, ask } = useReview(review, limit);
  const [shown, show] = useState<Shown>();
  const [given, setGiven] = useState<readonly string[]>([]);

  const goOn = (from: Reviewed | undefined, more = limit) => {
    const { asked } = ask(more);
    const isOther = ({ reviewed: { lesson, step } }: Asked) => lesson !== from?.lesson || step !== from.step;
    const next = asked.find(isOther) ?? asked[0];
    show(next && { ...next, time: eventCount() });
  };

  /** Records an answer to what is shown. */
  const answer = (event: NewEvent) => {
    void progress.record(event);
    const { id } = progress.state.getState().events.at(-1)!;
    setGiven((ids) => [...ids, id]);
  };

  /** Takes the last answer of this visit back, and asks it again. */
  const undo = () => {
    const slip = progress.state.getState().events.find(({ id }) => id === given.at(-1));
    if (slip?.type !== 'RecallGraded' && slip?.type !== 'QuizAnswered') return;
    const { lesson, step, id } = slip;
    void progress.record({ type: 'Undone', lesson, step, meaning: null, payload: { event: id } });
    setGiven((ids) => ids.slice(0, -1));
    const kind = slip.type === 'RecallGraded' ? 'card' : 'item';
    const { reviewed } = ask();
    const again = reviewed.find((one) => one.kind === kind && one.lesson === lesson && one.step === step);
    show(again && { reviewed: again, time: eventCount() });
  };

  const more = () => {
    const next = queue.doneToday + A_DAY;
    setLimit(next);
    goOn(undefined, next);
  };

  return {
    ready,
    nowMs,
    queue,
    shown,
    canUndo: given.length > 0,
    begin: () => goOn(undefined),
    goOn,
    answer,
    undo,
    more,
  };
}
