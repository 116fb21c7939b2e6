import { CHOICES } from '../../../progress/settings';
import { changeSettings, settings } from '../../../progress/settingsStore';
import { nextOf, onDeed } from './deeds';

/** Gives the theme's button its life, and what the browser draws around the page the colour of the page. */
export function startTheme(): void {
  onDeed('theme', () => changeSettings({ theme: nextOf(CHOICES.theme, settings.getState().theme) }));
  const frame = document.createElement('meta');
  frame.name = 'theme-color';
  document.head.append(frame);
  // When the page has it.
  const tint = () =>
    requestAnimationFrame(() => {
      frame.content = getComputedStyle(document.documentElement).backgroundColor;
    });
  settings.subscribe(tint);
  matchMedia('(prefers-color-scheme: dark)').addEventListener('change', tint);
  tint();
}
