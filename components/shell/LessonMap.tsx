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

/** What the map's script must know beside the stops, which it finds in the page: a page's HTML is read before its text. */
export type MarkedBy = Pick<LessonShape, 'id' | 'trace' | 'predictions' | 'recall'>;

/** The lesson's stops. `script/lessonMap.ts` marks where the reader is among them, and which are read or done. */
export function LessonMap({ shape, stops, words: { title, ...marks } }: LessonMapProps) {
  const { id, trace, predictions, recall } = shape;
  return (
    <details className="map" data-lesson={JSON.stringify({ id, trace, predictions, recall } satisfies MarkedBy)}>
      <summary>{title}</summary>
      <nav aria-label={title}>
        <ol data-marks={JSON.stringify(marks)}>
          {stops.map((stop) => (
            <li key={stop.id} data-holds={stop.holds}>
              <a href={`#${stop.id}`}>
                <Said as="span" of={{ trade: stop.title, plain: stop.plain ?? stop.title }} />
              </a>
            </li>
          ))}
        </ol>
      </nav>
    </details>
  );
}
