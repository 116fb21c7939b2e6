import { isSearchKey } from '../keys';
import { asked } from '../late/asked';
import { onDeed } from './deeds';

/** Opens the search of the page's language. */
export async function search(): Promise<void> {
  const button = document.querySelector<HTMLElement>('[data-does=search]');
  if (!button) return;
  const { openSearchDialog } = await asked(() => import('../search/dialog'));
  openSearchDialog(button.dataset.index ?? '');
}

/** Gives the search its button and its keys, and shows the place that one of its results has led to. */
export function startSearch(): void {
  onDeed('search', search);
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || !isSearchKey(event)) return;
    event.preventDefault();
    void search();
  });
  if (new URLSearchParams(location.search).has('find'))
    void asked(() => import('../search/found')).then(({ showFound }) => showFound());
}
