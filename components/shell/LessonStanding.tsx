import type { LessonShape } from '../../course/schema/shape';
import { type LessonProgress, reduceProgress } from '../../progress/reduceProgress';
import { type LessonPart, standingIn } from './standingIn';
import './LessonStanding.css';

interface LessonStandingProps {
  shape: LessonShape;
  words: Record<LessonPart, string>;
  /** Absent where the page is written, for any reader: `script/standings.ts` fills in what this one has done. */
  progress?: LessonProgress;
}

/** How far this learner is in a lesson: in each of the parts that it has. */
export function LessonStanding({ shape, words, progress }: LessonStandingProps) {
  const rows = standingIn(progress ?? reduceProgress([], shape), shape).filter(({ all }) => all > 0);
  return (
    <dl className="standing" data-shape={progress ? undefined : JSON.stringify(shape)}>
      {rows.map(({ part, count, all }) => (
        <div key={part} data-part={part}>
          <dt>{words[part]}</dt>
          <dd>
            <progress max={all} value={count} aria-label={words[part]} /> <span>{count}</span>/{all}
          </dd>
        </div>
      ))}
    </dl>
  );
}
