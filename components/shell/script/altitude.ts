import { CHOICES } from '../../../progress/settings';
import { changeSettings, settings } from '../../../progress/settingsStore';
import { keepPlace } from '../keepPlace';
import { nextOf } from './deeds';

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

/** The altitude after the present one; the lowest comes after the highest. */
export function climbOn(): void {
  keepPlace(() => changeSettings({ altitude: nextOf(CHOICES.altitude, settings.getState().altitude) }));
}

const fields = () => [...document.querySelectorAll<HTMLInputElement>('.altitude input')];
