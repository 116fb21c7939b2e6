import type { ReactNode } from 'react';
import './embed.css';

/** What fills a frame in a page of someone else's. `talkToHost.ts` tells that page its height, and takes few messages from it. */
export function Frame({ simulation, children }: { simulation: string; children: ReactNode }) {
  return (
    <main className="embed" data-simulation={simulation}>
      {children}
    </main>
  );
}
