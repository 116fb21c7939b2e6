import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import { printHref } from './href';
import { SiteFooter } from './SiteFooter';
import { SiteHeader } from './SiteHeader';
import { shellWords } from './words';
import './ClimbPage.css';

/** The frame of the course map. CSS shows the altitude that the reader has chosen. */
export function ClimbPage({ locale, tracks, children }: { locale: Locale; tracks: string[]; children: ReactNode }) {
  return (
    <>
      <SiteHeader locale={locale} />
      <main id="text" className="page">
        <p className="track">{tracks.join(' · ')}</p>
        {children}
        <p>
          <a href={printHref(locale)}>{shellWords[locale].print.title}</a>
        </p>
      </main>
      <SiteFooter locale={locale} />
    </>
  );
}
