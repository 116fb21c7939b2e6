'use client';

import { CHOICES, type Theme } from '../../progress/settings';
import { changeSettings, useSettings } from '../../progress/useSettings';

/** As the system, light, dark, and round again. */
export function ThemeButton({ label, names }: { label: string; names: Record<Theme, string> }) {
  const theme = useSettings((settings) => settings.theme);
  const next = CHOICES.theme[(CHOICES.theme.indexOf(theme) + 1) % CHOICES.theme.length];
  return (
    <button type="button" className="plain" onClick={() => changeSettings({ theme: next })}>
      <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
      </svg>
      <span className="hidden">{label}: </span>
      <span className="if-roomy">{names[theme]}</span>
    </button>
  );
}
