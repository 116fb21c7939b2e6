import { isSearchKey } from '../keys';
import { asked } from '../late/asked';
import { onDeed } from './deeds';

/** What opens the search, where the page has one: it names the index of the page's language. */
const searchButton = () => document.querySelector<HTMLElement>('[data-does=search]');

/** Opens the search. Where its script does not come, `asked` has said so, and there is no more to do. */
export async function search(): Promise<void> {
  const index = searchButton()?.dataset.index;
  if (index === undefined) return;
  await asked(() => import('../search/dialog')).then(
    ({ openSearchDialog }) => openSearchDialog(index),
    () => {},
  );
}

/** Gives the search its button and its keys, and shows the place that one of its results has led to. */
export function startSearch(): void {
  if (!searchButton()) return;
  onDeed('search', search);
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || !isSearchKey(event)) return;
    event.preventDefault();
    void search();
  });
  if (new URLSearchParams(location.search).has('find'))
    void asked(() => import('../search/found')).then(
      ({ showFound }) => showFound(),
      () => {},
    );
}
