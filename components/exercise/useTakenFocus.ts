import { type RefObject, useEffect, useRef } from 'react';

/** What has the focus once `takes` holds: the reader has come here by a button that is gone now. */
export function useTakenFocus<T extends HTMLElement>(takes: boolean): RefObject<T | null> {
  const place = useRef<T>(null);
  useEffect(() => {
    if (takes) place.current?.focus();
  }, [takes]);
  return place;
}
