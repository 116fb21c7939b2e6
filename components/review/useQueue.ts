import { useMemo, useRef, useState } from 'react';
import type { ClientReview } from '../../course/schema/client';
import type { Fact, NewEvent } from '../../progress/events';
import { progress } from '../../progress/pageProgress';
import { type Asked, type Queue, queueOf } from '../../progress/queue';
import { A_DAY, type Reviewed } from '../../progress/schedule';
import { useProgress } from '../../progress/useProgress';
import { useSettings } from '../../progress/useSettings';
import { useNow } from './useNow';

/** What the reader is asked at this moment; asked again it is another turn. */
export interface Shown extends Asked {
  readonly turn: number;
}

/** Of this page, whose islands are all given the same review: what is worked out for one serves the others. */
let queueOfPage: ReturnType<typeof queueOf> | undefined;

function queueIn({ lessons, ...course }: ClientReview): ReturnType<typeof queueOf> {
  queueOfPage ??= queueOf({ ...course, shapes: lessons.map(({ shape }) => shape) });
  return queueOfPage;
}

/** What is due for this reader, by the clock of this device. */
export function useReview(review: ClientReview, limit = A_DAY) {
  const { ready, events } = useProgress((state) => state);
  const { altitude } = useSettings();
  const nowMs = useNow();
  const queueAt = queueIn(review);
  const ask = (more = limit): Queue =>
    queueAt(progress.state.getState().events, { nowMs: Date.now(), altitude, limit: more });
  const queue = useMemo(() => queueAt(events, { nowMs, altitude, limit }), [queueAt, events, nowMs, altitude, limit]);
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
  /** The answers of this visit. */
  const [given, setGiven] = useState<readonly Fact[]>([]);

  const turns = useRef(0);
  const put = (next: Asked | undefined) => {
    turns.current += 1;
    show(next && { ...next, turn: turns.current });
  };

  const goOn = (from: Reviewed | undefined, more = limit) => {
    const { asked } = ask(more);
    const isOther = ({ reviewed: { lesson, step } }: Asked) => lesson !== from?.lesson || step !== from.step;
    put(asked.find(isOther) ?? asked[0]);
  };

  /** Records an answer to what is shown. Resolves to whether anything but this page keeps it. */
  const answer = (event: NewEvent): Promise<boolean> => {
    const keeping = progress.record(event);
    const recorded = progress.state.getState().events.at(-1)!;
    setGiven((before) => [...before, recorded]);
    return keeping;
  };

  /** Takes the last answer of this visit back, and asks it again. */
  const undo = () => {
    const slip = given.at(-1);
    if (!slip) return;
    const { type, lesson, step } = slip;
    void progress.undo([slip.id]);
    setGiven((before) => before.slice(0, -1));
    const kind = type === 'RecallGraded' ? 'card' : 'item';
    const { reviewed } = ask();
    const again = reviewed.find((one) => one.kind === kind && one.lesson === lesson && one.step === step);
    put(again && { reviewed: again });
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
    last: given.at(-1),
    begin: () => goOn(undefined),
    goOn,
    answer,
    undo,
    more,
  };
}
