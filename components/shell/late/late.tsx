import { type ComponentType, useEffect, useState } from 'react';
import { type Locale, locales } from '../../../course/languages';
import { retried } from '../../../progress/retried';
import { Failed } from './Failed';
import { lateWords } from './words';

type State = 'waits' | 'came' | 'failed';

/**
 * A component whose script comes when it is first drawn. Until then the reader is told that it is on the way, and if it
 * does not come, that too, with a way to ask again.
 * @param load `() => import('./Chart')`
 */
export function late<P extends object>(load: () => Promise<{ default: ComponentType<P> }>): ComponentType<P> {
  let Came: ComponentType<P> | undefined;
  return function Late(props: P) {
    const [state, setState] = useState<State>(Came ? 'came' : 'waits');
    useEffect(() => {
      if (state !== 'waits') return;
      let isGone = false;
      const settle = (next: State) => isGone || setState(next);
      retried(load).then(
        (module) => {
          Came = module.default;
          settle('came');
        },
        () => settle('failed'),
      );
      return () => {
        isGone = true;
      };
    }, [state]);

    if (Came) return <Came {...props} />;
    const locale = pageLocale();
    if (state === 'failed') return <Failed locale={locale} why="failed" onAgain={() => setState('waits')} />;
    return (
      <p role="status" aria-busy="true">
        {lateWords[locale].loading}
      </p>
    );
  };
}

function pageLocale(): Locale {
  const { lang } = document.documentElement;
  return locales.find((locale) => locale === lang) ?? 'en';
}
