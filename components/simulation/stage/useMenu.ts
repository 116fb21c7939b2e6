import { useCallback, useRef, useState } from 'react';

/** What a menu is of: a box by its id, or a fault by its place in the scenario's list. */
export type Subject = { readonly box: string } | { readonly fault: number };

export interface Menu {
  /** Each time that it is opened it is another one: what has just been closed may still be on the page. */
  readonly key: number;
  readonly subject: Subject;
  /** The part of the page that it stands beside, and to which the focus goes back. */
  readonly part: Element;
  readonly close: () => void;
}

/** The one menu of a stage. */
export function useMenu() {
  const [menu, setMenu] = useState<Menu | null>(null);
  const opened = useRef(0);
  const open = useCallback((subject: Subject, part: Element) => {
    // The next one may be open before this one has been told that it is closed.
    opened.current += 1;
    const own: Menu = {
      ...{ key: opened.current, subject, part },
      close: () => setMenu((now) => (now === own ? null : now)),
    };
    setMenu(own);
  }, []);
  return { menu, open };
}
