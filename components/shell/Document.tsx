import type { ReactNode } from 'react';
import { SETTINGS_SCRIPT } from '../../progress/settingsScript';
import { mono, sansCyrillic, sansLatin } from './fonts';
import type { Locale } from './locale';
import './tokens.css';
import './base.css';
import './site.css';

const fonts = [sansLatin, sansCyrillic, mono].map((font) => font.variable).join(' ');

/** The <html> that every root layout shares. The script applies the reader's settings before the first paint. */
export function Document({ lang, children }: { lang: Locale; children: ReactNode }) {
  return (
    <html lang={lang} className={fonts} suppressHydrationWarning>
      {/* biome-ignore lint/style/noHeadElement: the rule is for the pages router; a root layout writes its head */}
      <head>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash in the CSP */}
        <script dangerouslySetInnerHTML={{ __html: SETTINGS_SCRIPT }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
