import { CHOICES } from '../../../progress/settings';
import { changeSettings, settings } from '../../../progress/settingsStore';
import { keepPlace } from '../keepPlace';

/** Gives the fields of `AltitudeControl` their life. */
export function startAltitude(): void {
  const check = () => {
    const { altitude } = settings.getState();
    for (const field of fields()) field.checked = field.value === altitude;
  };
  // A press on the one that is chosen is an answer, too, and changes nothing; keys send a click with their change.
  document.addEventListener('click', ({ target }) => {
    const chosen = CHOICES.altitude.find((level) =>
      fields().some((field) => field === target && field.value === level),
    );
    if (chosen) keepPlace(() => changeSettings({ altitude: chosen }));
  });
  settings.subscribe(check);
  check();
}

/** Goes one altitude up (1) or down (-1), and no further than there are any. */
export function changeAltitude(by: 1 | -1): void {
  const { altitude } = settings.getState();
  const next = CHOICES.altitude[CHOICES.altitude.indexOf(altitude) + by];
  if (next) keepPlace(() => changeSettings({ altitude: next }));
}

/** Whether the page has a text for each altitude. */
export const hasAltitudes = (): boolean => fields().length > 0;

const fields = () => [...document.querySelectorAll<HTMLInputElement>('.altitude input')];
