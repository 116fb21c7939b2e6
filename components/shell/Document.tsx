import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import { mono, sansCyrillic, sansLatin } from './fonts';
import { Html } from './Html';

const fonts = [sansLatin, sansCyrillic, mono].map((font) => font.variable).join(' ');

/** A page of the course's own site, in its fonts. */
export function Document({ lang, children }: { lang: Locale; children: ReactNode }) {
  return (
    <Html lang={lang} className={fonts}>
      {children}
    </Html>
  );
}
