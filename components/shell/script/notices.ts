import { noticesOf } from '../../../progress/progressStore';
import { onProgress } from './onProgress';

/** Shows those of the page's `Notices` that are called for. */
export function startNotices(): void {
  const notices = [...document.querySelectorAll<HTMLElement>('[data-notice]')];
  if (notices.length === 0) return;
  onProgress((state) => {
    const kinds: readonly string[] = noticesOf(state);
    for (const notice of notices) notice.hidden = !kinds.includes(notice.dataset.notice ?? '');
  });
}
