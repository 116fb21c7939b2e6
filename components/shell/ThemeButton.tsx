import { CHOICES, type Theme } from '../../progress/settings';
import './ThemeButton.css';

/** As the system, light, dark, and round again (`theme.ts`). CSS shows the name of the chosen one by the root's `data-theme`. */
export function ThemeButton({ label, names }: { label: string; names: Record<Theme, string> }) {
  return (
    <button type="button" className="plain" data-does="theme">
      <svg className="icon" viewBox="0 0 20 20" aria-hidden="true">
        <circle cx="10" cy="10" r="7.25" fill="none" stroke="currentColor" strokeWidth="1.5" />
        <path d="M10 2.75a7.25 7.25 0 0 1 0 14.5z" fill="currentColor" />
      </svg>
      <span className="hidden">{label}: </span>
      <span className="if-roomy">
        {CHOICES.theme.map((theme) => (
          <span key={theme} data-shown-in={theme}>
            {names[theme]}
          </span>
        ))}
      </span>
    </button>
  );
}
