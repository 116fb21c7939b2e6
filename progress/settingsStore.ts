import { createStore } from 'zustand/vanilla';
import { applySettings, DEFAULTS, readSettings, SETTINGS_KEY, type Settings, writeSettings } from './settings';

export interface SettingsState extends Settings {
  /** False where the browser does not keep settings: a change holds for this page only. */
  readonly kept: boolean;
}

/** The settings of this page; the defaults until `startSettings` has read what is stored. */
export const settings = createStore<SettingsState>(() => ({ ...DEFAULTS, kept: true }));

/** Changes settings here, on the page's root, and for the next visit. */
export function changeSettings(change: Partial<Settings>): void {
  show({ ...settings.getState(), ...change, kept: writeSettings(change) });
}

/** Reads what is stored, and follows other tabs. Called once on a page. */
export function startSettings(): void {
  const follow = ({ key }: Pick<StorageEvent, 'key'>) => {
    if (key === SETTINGS_KEY || key === null) show({ ...readSettings(), kept: true });
  };
  follow({ key: SETTINGS_KEY });
  window.addEventListener('storage', follow);
}

function show(state: SettingsState): void {
  settings.setState(state);
  applySettings(state);
}
