import { retried } from '../../progress/retried';
import { afterLoad } from '../shell/afterLoad';

/** What a reader looks at first comes first. */
const PATIENCE_MS = 5000;

/**
 * Has the course kept on the device, a while after the page has loaded, when nothing else is going on. A frame in a foreign
 * page, which has no head, keeps nothing; neither does a course under development.
 */
export function startOffline(): void {
  if (process.env.NODE_ENV !== 'production' || !document.querySelector('header.site')) return;
  const start = () =>
    void retried(() => import('./keeping')).then(
      ({ startKeeping }) => startKeeping(),
      () => {},
    );
  // Safari has no idle callbacks.
  const whenIdle = window.requestIdleCallback ?? ((act: () => void) => setTimeout(act, 0));
  afterLoad(() => setTimeout(() => whenIdle(start), PATIENCE_MS));
}
