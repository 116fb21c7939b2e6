import { climbHref, lessonHref } from '../shell/href';
import type { ConnectedLesson, LessonContext } from './context';

/** The lessons that take a part of this one further, by the course's own links. */
export function Connected({ lesson }: { lesson: LessonContext }) {
  const { connected, words } = lesson;
  return (
    <>
      <h3>{words.connected}</h3>
      <p>{words.connectedCount(connected.length)}</p>
      <ol className="connected">
        {connected.map((entry) => (
          <li key={entry.slug} value={entry.number}>
            <a href={addressOf(entry, lesson)}>{entry.title}</a>
            {!entry.isOpen && <span className="badge">{words.coming}</span>}
            {entry.stops.length > 0 && (
              <span className="note"> {entry.stops.map((stop) => stop.title).join(' · ')}</span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}

/** A lesson that is still to come is shown on the climb. */
function addressOf({ isOpen, slug }: ConnectedLesson, { locale }: LessonContext): string {
  return isOpen ? lessonHref(locale, slug) : `${climbHref(locale)}#${slug}`;
}
