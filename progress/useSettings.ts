import { useStore } from 'zustand';
import { type SettingsState, settings } from './settingsStore';

/** The settings, for components. */
export const useSettings = (): SettingsState => useStore(settings);
