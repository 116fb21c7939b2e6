import type { ReactNode } from 'react';
import { shellWords } from '../shell/words';
import type { StageProps } from './Stage';
import { FirstFrame } from './stage/FirstFrame';

/** The first frame as the server writes it; the browser leaves it as it is (`firstFrame.browser.tsx`). */
export function firstFrameOf({ spec, told, locale }: StageProps): ReactNode {
  return (
    <div className="prose">
      <FirstFrame spec={spec} told={told} locale={locale} needsScript={shellWords[locale].needsScript} />
    </div>
  );
}
