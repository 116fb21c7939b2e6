import { create } from 'zustand';
import { applySettings, DEFAULTS, readSettings, SETTINGS_KEY, type Settings, writeSettings } from './settings';

interface SettingsState extends Settings {
  /** False where the browser does not keep settings: a change holds for this page only. */
  readonly kept: boolean;
}

/** The settings, for components. The defaults while hydrating, since that is what the HTML was made with. */
export const useSettings = create<SettingsState>(() => ({ ...DEFAULTS, kept: true }));

/** Changes settings here, on the page's root, and for the next visit. */
export function changeSettings(change: Partial<Settings>): void {
  show({ ...useSettings.getState(), ...change, kept: writeSettings(change) });
}

/** Reads what is stored, and follows other tabs. Called once, when the page is hydrated; returns how to stop. */
export function startSettings(): () => void {
  const follow = ({ key }: Pick<StorageEvent, 'key'>) => {
    if (key === SETTINGS_KEY || key === null) show({ ...readSettings(), kept: true });
  };
  follow({ key: SETTINGS_KEY });
  window.addEventListener('storage', follow);
  return () => window.removeEventListener('storage', follow);
}

function show(state: SettingsState): void {
  useSettings.setState(state);
  applySettings(state);
}
