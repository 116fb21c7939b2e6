import type { ReactNode } from 'react';
import type { Locale } from '../../course/languages';
import { Missing } from '../shell/late/Failed';
import './embed.css';

interface FrameProps {
  simulation: string;
  locale: Locale;
  children: ReactNode;
}

/** What fills a frame in a page of someone else's. `talkToHost.ts` tells that page its height, and takes few messages from it. */
export function Frame({ simulation, locale, children }: FrameProps) {
  return (
    <main className="embed" data-simulation={simulation}>
      <Missing locale={locale} />
      {children}
    </main>
  );
}
