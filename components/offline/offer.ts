import type { Locale } from '../../course/languages';
import type { Asked } from './messages';
import { offlineWords } from './words';
import './offer.css';

let place: HTMLElement | undefined;

/** Offers the edition that waits. It is taken when the reader says so, or by itself when no page of the course is open. */
export function offer(waiting: ServiceWorker, locale: Locale): void {
  const words = offlineWords[locale].newer;
  const said = place ?? document.createElement('p');
  place = said;
  said.className = 'newer';
  said.role = 'status';
  // What is spoken must change in a place that is there already.
  document.body.append(said);
  const leave = () => said.replaceChildren();
  // Another page has taken it, or one that is newer still has come.
  waiting.addEventListener('statechange', leave);
  const take = () => {
    navigator.serviceWorker.addEventListener('controllerchange', () => location.reload(), { once: true });
    waiting.postMessage({ ask: 'take-over' } satisfies Asked);
  };
  const text = `${words.ready} `;
  said.replaceChildren(text, button(words.read, take), ' ', button(words.later, leave));
}

function button(text: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button');
  made.type = 'button';
  made.textContent = text;
  made.addEventListener('click', act);
  return made;
}
