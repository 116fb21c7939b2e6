'use client';

import type { LessonShape } from '../../course/schema/shape';
import { useLessonProgress } from '../../progress/useProgress';
import './LessonStanding.css';

interface LessonStandingProps {
  shape: LessonShape;
  words: { sections: string; steps: string; cards: string };
}

/** How far this learner is in a lesson: in each of the parts that it has. */
export function LessonStanding({ shape, words }: LessonStandingProps) {
  const { sectionsRead, trace, recall } = useLessonProgress(shape);
  const answered = (steps: readonly { answers: readonly unknown[] }[]) =>
    steps.filter((step) => step.answers.length > 0).length;
  const rows = [
    { label: words.sections, count: sectionsRead.length, all: shape.sections.length },
    { label: words.steps, count: answered(trace), all: trace.length },
    { label: words.cards, count: answered(recall), all: recall.length },
  ].filter(({ all }) => all > 0);
  return (
    <dl className="standing">
      {rows.map(({ label, count, all }) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <progress max={all} value={count} aria-label={label} /> {count}/{all}
          </dd>
        </div>
      ))}
    </dl>
  );
}
