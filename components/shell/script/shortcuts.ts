import { changeSettings, settings } from '../../../progress/settingsStore';
import { keysAreTaken, type Shortcut, shortcutOf } from '../keys';
import { goToStop } from '../stops';
import { changeAltitude, hasAltitudes } from './altitude';
import { onDeed } from './deeds';
import { say } from './say';
import { search } from './search';

/** Gives the page its keys, and the menu that lists them (`Shortcuts`) its life. */
export function startShortcuts(): void {
  const menu = document.querySelector<HTMLDialogElement>('dialog.shortcuts');
  const enabled = menu?.querySelector('input');
  if (!menu || !enabled) return;

  const actions: Readonly<Record<Shortcut, () => void>> = {
    next: () => goToStop(1),
    previous: () => goToStop(-1),
    higher: () => turnAltitude(1),
    lower: () => turnAltitude(-1),
    menu: () => menu.showModal(),
    search,
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

/** Changes the altitude by a key, and says which has come, or why none has. */
function turnAltitude(by: 1 | -1): void {
  const before = settings.getState().altitude;
  if (hasAltitudes()) changeAltitude(by);
  const { altitude } = settings.getState();
  say(({ levels, ends }) => {
    if (!hasAltitudes()) return ends.none;
    const end = by > 0 ? ends.top : ends.bottom;
    return altitude === before ? `${levels[altitude]} · ${end}` : levels[altitude];
  });
}
