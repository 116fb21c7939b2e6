import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import { CHOICES } from '../../progress/settings';
import { SiteFooter } from './SiteFooter';
import { SiteHeader } from './SiteHeader';
import { shellWords } from './words';
import './ClimbPage.css';

/** The frame of the course map. CSS shows the altitude that the reader has chosen. */
export function ClimbPage({ locale, tracks, children }: { locale: Locale; tracks: string[]; children: ReactNode }) {
  const words = shellWords[locale];
  return (
    <>
      <SiteHeader locale={locale} />
      <main id="text" className="page">
        <p className="track">{tracks.join(' · ')}</p>
        <h1>
          {words.courseTitle} <span className="subtitle">— {words.courseSubtitle}</span>
        </h1>
        <p className="crux">{words.climbIntro}</p>
        <p className="note scripted">
          {words.yourAltitude}{' '}
          {CHOICES.altitude.map((level) => (
            <strong key={level} data-shown-at={level}>
              {words.altitudes[level]}
            </strong>
          ))}
        </p>
        {children}
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
