import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import { SETTINGS_SCRIPT } from '../../progress/settingsScript';
import './layers.css';
import './tokens.css';
import './base.css';

interface HtmlProps {
  lang: Locale;
  className?: string;
  /** What stands in the head beside what the framework writes there. */
  head?: ReactNode;
  children: ReactNode;
}

/** The <html> of every page. The script applies the reader's settings before the first paint. */
export function Html({ lang, className, head, children }: HtmlProps) {
  return (
    <html lang={lang} className={className} suppressHydrationWarning>
      {/* biome-ignore lint/style/noHeadElement: the rule is for the pages router; a root layout writes its head */}
      <head>
        {head}
        {/* The page has a dark theme of its own, drawings included: an extension would paint over half of it. */}
        <meta name="darkreader-lock" />
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by its hash in the CSP */}
        <script dangerouslySetInnerHTML={{ __html: SETTINGS_SCRIPT }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
