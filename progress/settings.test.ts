import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { CHOICES, DEFAULTS, readSettings, SETTINGS_KEY, writeSettings } from './settings';
import { SETTINGS_SCRIPT } from './settingsScript';
import { changeSettings, settings, startSettings } from './settingsStore';

const stored = new Map<string, string>();
const working = {
  getItem: (key: string) => stored.get(key) ?? null,
  setItem: (key: string, text: string) => void stored.set(key, text),
};
const full = {
  ...working,
  setItem: () => {
    throw new DOMException('full', 'QuotaExceededError');
  },
};

const page = new EventTarget();
let dataset: Record<string, string>;
beforeEach(() => {
  stored.clear();
  dataset = {};
  vi.stubGlobal('localStorage', working);
  vi.stubGlobal('document', { documentElement: { dataset } });
  vi.stubGlobal('window', page);
  vi.stubGlobal('addEventListener', page.addEventListener.bind(page));
});
afterEach(() => vi.unstubAllGlobals());

/** Looking at localStorage throws in a sandboxed frame. */
function sandbox(): void {
  Object.defineProperty(globalThis, 'localStorage', {
    configurable: true,
    get: () => {
      throw new DOMException('sandboxed', 'SecurityError');
    },
  });
}

const anyStored = fc.oneof(
  fc.string(),
  fc.json(),
  fc
    .record({
      altitude: fc.constantFrom(...CHOICES.altitude, 'summit', 3, null),
      theme: fc.constantFrom(...CHOICES.theme, 'toString'),
    })
    .map((value) => JSON.stringify(value)),
);

describe('settings', () => {
  it('are the defaults at the first visit', () => {
    expect(readSettings()).toEqual(DEFAULTS);
  });

  it('stay', () => {
    expect(writeSettings({ altitude: 'zero', language: 'ru' })).toBe(true);
    expect(writeSettings({ theme: 'dark' })).toBe(true);
    expect(readSettings()).toEqual({ ...DEFAULTS, altitude: 'zero', theme: 'dark', language: 'ru', shortcuts: 'on' });
  });

  it('keep only what was chosen', () => {
    writeSettings({ theme: 'dark' });
    expect(JSON.parse(stored.get(SETTINGS_KEY) ?? '')).toEqual({ theme: 'dark' });
  });

  it('each fall back to the default alone', () => {
    stored.set(SETTINGS_KEY, '{"altitude":"summit","theme":"dark","shortcuts":1}');
    expect(readSettings()).toEqual({ ...DEFAULTS, theme: 'dark' });
  });

  it('are the defaults where storage throws, and say that they were not kept', () => {
    vi.stubGlobal('localStorage', full);
    expect(writeSettings({ theme: 'dark' })).toBe(false);
    sandbox();
    expect([readSettings(), writeSettings({ theme: 'dark' })]).toEqual([DEFAULTS, false]);
  });

  it('are always among the choices, whatever is stored', () => {
    fc.assert(
      fc.property(anyStored, (text) => {
        stored.set(SETTINGS_KEY, text);
        const { altitude, theme, shortcuts } = readSettings();
        expect(CHOICES.altitude).toContain(altitude);
        expect(CHOICES.theme).toContain(theme);
        expect(CHOICES.shortcuts).toContain(shortcuts);
      }),
    );
  });
});

describe('the script before the first paint', () => {
  const run = () => new Function(SETTINGS_SCRIPT)();

  it('shows what was chosen', () => {
    writeSettings({ altitude: 'senior', theme: 'dark' });
    run();
    expect(dataset).toEqual({ altitude: 'senior', theme: 'dark', reader: 'known' });
  });

  it('knows the reader by the altitude that was chosen, and by nothing else', () => {
    writeSettings({ theme: 'dark' });
    run();
    expect(dataset).not.toHaveProperty('reader');
  });

  it('shows the defaults where storage throws', () => {
    sandbox();
    run();
    expect(dataset).toEqual({ altitude: DEFAULTS.altitude, theme: DEFAULTS.theme });
  });

  it('agrees with readSettings, whatever is stored', () => {
    fc.assert(
      fc.property(anyStored, (text) => {
        stored.set(SETTINGS_KEY, text);
        run();
        const { altitude, theme } = readSettings();
        expect(dataset).toMatchObject({ altitude, theme });
      }),
    );
  });

  it('sees that a script which the page loads did not come, and no other failure', () => {
    run();
    const fails = (target: object) => {
      const event = new Event('error');
      Object.defineProperty(event, 'target', { value: target });
      page.dispatchEvent(event);
    };
    fails({ tagName: 'SCRIPT', defer: false });
    fails({ tagName: 'IMG' });
    expect(dataset).not.toHaveProperty('scripts');
    fails({ tagName: 'SCRIPT', defer: true });
    expect(dataset).toHaveProperty('scripts', 'missing');
  });

  it('is small, and cannot end the element it stands in', () => {
    expect(SETTINGS_SCRIPT.length).toBeLessThan(800);
    expect(SETTINGS_SCRIPT).not.toContain('</');
  });
});

describe('the settings of a running page', () => {
  it('begin with the defaults, then become what is stored', () => {
    writeSettings({ altitude: 'zero' });
    expect(settings.getInitialState()).toMatchObject(DEFAULTS);
    startSettings();
    expect(settings.getState()).toMatchObject({ altitude: 'zero', kept: true });
  });

  it('a change shows at once, and is kept', () => {
    changeSettings({ altitude: 'junior', theme: 'light' });
    expect(dataset).toEqual({ altitude: 'junior', theme: 'light' });
    expect(readSettings()).toMatchObject({ altitude: 'junior', theme: 'light' });
  });

  it('a change that cannot be kept holds for the page, and says so', () => {
    vi.stubGlobal('localStorage', full);
    changeSettings({ altitude: 'junior' });
    changeSettings({ theme: 'light' });
    expect(settings.getState()).toMatchObject({ altitude: 'junior', theme: 'light', kept: false });
  });

  it('follow another tab', () => {
    startSettings();
    writeSettings({ theme: 'dark' });
    page.dispatchEvent(Object.assign(new Event('storage'), { key: SETTINGS_KEY }));
    expect(dataset).toMatchObject({ theme: 'dark' });
  });
});
