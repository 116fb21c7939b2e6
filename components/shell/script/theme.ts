import { CHOICES } from '../../../progress/settings';
import { changeSettings, settings } from '../../../progress/settingsStore';
import { nextOf, onDeed } from './deeds';

/** Gives the theme's button its life. */
export function startTheme(): void {
  onDeed('theme', () => changeSettings({ theme: nextOf(CHOICES.theme, settings.getState().theme) }));
}
