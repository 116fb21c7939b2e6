import type { Altitude as CourseAltitude } from '../course/altitude';
import { type Locale, locales } from '../course/languages';
import { readText, writeText } from './localText';

export const SETTINGS_KEY = 'rlb.settings.v1';

/** What each setting may be. */
export const CHOICES = {
  altitude: ['zero', 'junior', 'middle', 'senior'],
  theme: ['system', 'light', 'dark'],
  language: locales,
  shortcuts: ['on', 'off'],
  offline: ['on', 'off'],
} as const satisfies {
  altitude: readonly CourseAltitude[];
  [name: string]: readonly string[];
};

type Choice<Name extends keyof typeof CHOICES> = (typeof CHOICES)[Name][number];
export type Altitude = Choice<'altitude'>;
export type Theme = Choice<'theme'>;

/** `language` is null until the reader chooses one: the browser's own is taken meanwhile. */
export interface Settings {
  readonly altitude: Altitude;
  readonly theme: Theme;
  readonly language: Locale | null;
  readonly shortcuts: Choice<'shortcuts'>;
  /** Whether the course is kept on the device, to be read without a network. */
  readonly offline: Choice<'offline'>;
}

/**
 * The altitude begins in the middle: who comes has met a load balancer, wants to know how it is configured and what it
 * trades, and both the simpler words and the failures are one key away. Without JavaScript the page shows all of it.
 */
export const DEFAULTS: Settings = {
  altitude: 'middle',
  theme: 'system',
  language: null,
  shortcuts: 'on',
  offline: 'on',
};

/** The settings of this device; the default for each one that is missing or unknown. */
export const readSettings = (): Settings => ({ ...DEFAULTS, ...chosenSettings() });

/**
 * Changes some settings and leaves the others as another tab may have set them meanwhile. Only what was chosen is kept:
 * a reader who changed the theme has not said yet how deep the text is to be.
 * False where the browser does not keep them: they hold for this page only.
 */
export function writeSettings(change: Partial<Settings>): boolean {
  return writeText(SETTINGS_KEY, JSON.stringify({ ...chosenSettings(), ...change }));
}

/** Shows the settings on the page, as `settingsScript.ts` does before the first paint. */
export function applySettings({ altitude, theme }: Settings, root: HTMLElement = document.documentElement): void {
  root.dataset.altitude = altitude;
  root.dataset.theme = theme;
}

/** What is stored and known. */
function chosenSettings(): Partial<Settings> {
  const stored = storedSettings();
  const chosen = Object.entries(CHOICES).filter(([name, choices]) => choices.some((choice) => choice === stored[name]));
  return Object.fromEntries(chosen.map(([name]) => [name, stored[name]]));
}

function storedSettings(): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(readText(SETTINGS_KEY) ?? '{}'));
  } catch {
    return {};
  }
}
