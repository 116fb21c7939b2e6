import type { LessonShape } from '../../course/schema/shape';
import { Said } from '../altitude/Said';
import './LessonMap.css';

/** A stop in the map; `holds` names the exercise that must be finished for the stop to be done. */
export interface MapStop {
  readonly id: string;
  readonly title: string;
  readonly plain?: string | undefined;
  readonly holds?: 'trace' | 'recall';
}

interface LessonMapProps {
  shape: LessonShape;
  stops: readonly MapStop[];
  words: { title: string; read: string; done: string };
}

/** The lesson's stops. `script/lessonMap.ts` marks where the reader is among them, and which are read or done. */
export function LessonMap({ shape, stops, words: { title, ...marks } }: LessonMapProps) {
  return (
    <details className="map" data-lesson={JSON.stringify(shape)}>
      <summary>{title}</summary>
      <nav aria-label={title}>
        <ol data-marks={JSON.stringify(marks)}>
          {stops.map((stop) => (
            <li key={stop.id} data-holds={stop.holds}>
              <a href={`#${stop.id}`}>
                <Said as="span" of={{ trade: stop.title, plain: stop.plain ?? stop.title }} />
                <span className="hidden" />
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}
