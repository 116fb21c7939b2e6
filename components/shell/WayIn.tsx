import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import { CHOICES } from '../../progress/settings';
import { AltitudeControl } from './AltitudeControl';
import { lessonHref, reviewHref } from './href';
import { shellWords } from './words';
import './WayIn.css';

interface WayInProps {
  locale: Locale;
  /** How many lessons the climb has. */
  lessons: number;
  first: { slug: string; title: string };
  /** A picture of the course that runs. */
  children: ReactNode;
}

/**
 * The way into the course: what it is, who reads, asked until it is answered, one link that starts or goes on
 * (`script/wayIn.ts`), and what is due (`script/due.ts`).
 */
export function WayIn({ locale, lessons, first, children }: WayInProps) {
  const words = shellWords[locale];
  const levels = CHOICES.altitude.map((level) => [level, { name: words.altitudes[level], hint: words.readers[level] }]);
  return (
    <section className="way-in">
      <div className="way-in-words">
        <h1>
          {words.courseTitle} <span className="subtitle">— {words.courseSubtitle}</span>
        </h1>
        <p className="crux">{words.climbIntro({ count: lessons })}</p>
        <div className="who-asks scripted">
          <AltitudeControl label={words.whoReads} levels={Object.fromEntries(levels)} />
        </div>
        <p className="who-knows note scripted">
          {words.yourAltitude}{' '}
          {CHOICES.altitude.map((level) => (
            <strong key={level} data-shown-at={level}>
              {words.altitudes[level]}
            </strong>
          ))}
          <button type="button" className="quiet" data-does="ask-reader">
            {words.change}
          </button>
        </p>
        <p>
          <a className="begin" href={lessonHref(locale, first.slug)} data-go-on={words.goOn}>
            {words.begin}: {first.title}
          </a>
        </p>
        <p className="due" hidden>
          <a href={reviewHref(locale)}>
            {words.dueToday}: <span />
          </a>
        </p>
      </div>
      {children}
    </section>
  );
}
