import { asked } from '../late/asked';
import { onPress } from './deeds';

/** Has a link to a term open what the term means beside its words. Where that cannot be had, it leads to the glossary. */
export function startTerms(): void {
  if (!('popover' in HTMLElement.prototype)) return;
  onPress('.term', async (link, event) => {
    if (!(link instanceof HTMLAnchorElement) || event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const { define } = await asked(() => import('../definition'));
      await define(link);
    } catch {
      location.assign(link.href);
    }
  });
}
