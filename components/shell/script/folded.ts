import { altitudes, isThereAt, nearest } from '../../../course/altitude';
import { changeSettings, settings } from '../../../progress/settingsStore';
import { say } from './say';

/**
 * Folds the layers that the reader's altitude leaves out so that the browser's own search for a word reaches them, where it
 * can (`hidden="until-found"`): what it finds is shown at the nearest altitude that reads it. Elsewhere CSS hides them.
 */
export function startFolded(): void {
  const layers = [...document.querySelectorAll<HTMLElement>('.layer')];
  if (layers.length === 0 || !('onbeforematch' in document.documentElement)) return;
  const fold = () => {
    const { altitude } = settings.getState();
    for (const layer of layers) {
      if (isThereAt(layer.dataset, altitude)) layer.removeAttribute('hidden');
      else layer.setAttribute('hidden', 'until-found');
    }
  };
  settings.subscribe(fold);
  fold();
  document.addEventListener('beforematch', ({ target }) => {
    if (!(target instanceof HTMLElement) || !layers.includes(target)) return;
    const readBy = altitudes.filter((one) => isThereAt(target.dataset, one));
    const altitude = nearest(readBy, settings.getState().altitude);
    changeSettings({ altitude });
    say(({ levels }) => levels[altitude]);
  });
}
