import { Fragment } from 'react';
import { Said } from '../altitude/Said';
import type { LessonContext } from '../prose/context';
import { metHref } from '../shell/href';
import './Connected.css';

/** The lessons that take a part of this one further, by the course's own links. */
export function Connected({ lesson }: { lesson: LessonContext }) {
  const { connected, locale, words } = lesson;
  return (
    <>
      <h3>{words.connected}</h3>
      <p>{words.connectedCount({ count: connected.length })}</p>
      <ol className="connected">
        {connected.map((entry) => (
          <li key={entry.slug} value={entry.number}>
            <a href={metHref(locale, entry.slug, entry.isOpen)}>{entry.title}</a>
            {!entry.isOpen && <span className="badge">{words.coming}</span>}
            {entry.stops.length > 0 && (
              <span className="note connected-stops">
                {' '}
                {entry.stops.map(({ id, title, plain = title }, index) => (
                  <Fragment key={id}>
                    {index > 0 && ' · '}
                    <Said as="span" of={{ plain, trade: title }} />
                  </Fragment>
                ))}
              </span>
            )}
          </li>
        ))}
      </ol>
    </>
  );
}
