import type { ReactNode } from 'react';
import type { LessonContext } from '../prose/context';
import { besideParts, LeftOut, partOf, Replayed } from '../prose/parts';
import { Cite } from './Sources';
import './Outage.css';

interface OutageProps {
  id: string;
  title: string;
  /** Whose it was. */
  system: string;
  lesson: LessonContext;
  children?: ReactNode;
}

/** An outage that happened: what went wrong, what of it this engine plays, what it does not, and what would have helped. */
export function Outage({ id, title, system, lesson, children }: OutageProps) {
  const { day, source, replay } = lesson.outage(id);
  const words = lesson.words.outage;
  return (
    <section className="outage" aria-labelledby={`outage-${id}`}>
      <h3 id={`outage-${id}`}>{title}</h3>
      <p className="note">
        {system} · <time dateTime={day}>{day}</time> <Cite id={source} lesson={lesson} />
      </p>
      {besideParts(children, Replayed, LeftOut)}
      <dl>
        {replay && (
          <div>
            <dt>{words.replayed}</dt>
            <dd>
              {partOf(children, Replayed)} <a href={replay.watch}>{words.watch}</a>
            </dd>
          </div>
        )}
        <div>
          <dt>{words.leftOut}</dt>
          <dd>{partOf(children, LeftOut)}</dd>
        </div>
      </dl>
      {replay && (
        <p>
          <a href={replay.exercise}>{words.exercise}</a>
        </p>
      )}
    </section>
  );
}
