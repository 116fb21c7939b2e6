import { changeSettings, settings } from '../../../progress/settingsStore';
import { keysAreTaken, type Shortcut, shortcutOf } from '../keys';
import { goToStop } from '../stops';
import { climbOn } from './altitude';
import { onDeed } from './deeds';

/** How long what a key did stays on the page. */
const SAID_MS = 2_000;

/** Gives the page its keys, and the menu that lists them (`Shortcuts`) its life. */
export function startShortcuts(): void {
  const menu = document.querySelector<HTMLDialogElement>('dialog.shortcuts');
  const enabled = menu?.querySelector('input');
  if (!menu || !enabled) return;

  const actions: Readonly<Record<Shortcut, () => void>> = {
    next: () => goToStop(1),
    previous: () => goToStop(-1),
    altitude: () => {
      climbOn();
      sayAltitude();
    },
    menu: () => menu.showModal(),
  };
  onDeed('menu', actions.menu);
  onDeed('close-menu', () => menu.close());
  enabled.addEventListener('change', () => changeSettings({ shortcuts: enabled.checked ? 'on' : 'off' }));
  const check = () => {
    enabled.checked = settings.getState().shortcuts === 'on';
  };
  settings.subscribe(check);
  check();

  window.addEventListener('keydown', (event) => {
    if (!enabled.checked || event.defaultPrevented || menu.open || keysAreTaken(event.target)) return;
    const shortcut = shortcutOf(event);
    if (!shortcut) return;
    event.preventDefault();
    actions[shortcut]();
  });
  document.documentElement.dataset.keys = 'ready';
}

/** A new element each time, so that it shows and is told again. */
function sayAltitude(): void {
  const place = document.querySelector<HTMLElement>('.key-done');
  if (!place) return;
  const said = document.createElement('span');
  said.textContent = JSON.parse(place.dataset.altitudes ?? '{}')[settings.getState().altitude];
  place.replaceChildren(said);
  setTimeout(() => said.remove(), SAID_MS);
}
