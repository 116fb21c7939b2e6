'use client';

import { type Altitude, CHOICES } from '../../progress/settings';
import { changeSettings, useSettings } from '../../progress/useSettings';
import { keepPlace } from './keepPlace';
import './AltitudeControl.css';

interface AltitudeControlProps {
  label: string;
  /** The highest altitude of this lesson. */
  top: Altitude;
  topNote: string;
  levels: Record<Altitude, { name: string; hint: string; minutes: string }>;
}

/** How deep the reader wants the text. CSS marks the chosen one by the root's `data-altitude`, before React is there. */
export function AltitudeControl({ label, top, topNote, levels }: AltitudeControlProps) {
  const chosen = useSettings((settings) => settings.altitude);
  return (
    <fieldset className="altitude">
      <legend>{label}</legend>
      {CHOICES.altitude.map((level) => (
        <label key={level} data-level={level}>
          <input
            type="radio"
            name="altitude"
            value={level}
            checked={level === chosen}
            onChange={() => keepPlace(() => changeSettings({ altitude: level }))}
          />
          <span className="altitude-name">
            {levels[level].name}
            {level === top && <span className="altitude-top"> · {topNote}</span>}
          </span>
          <span className="altitude-hint">{levels[level].hint}</span>
          <span className="altitude-minutes">{levels[level].minutes}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** The altitude after the present one; the lowest comes after the highest. */
export function climbOn(): void {
  const { altitude } = useSettings.getState();
  const next = CHOICES.altitude[(CHOICES.altitude.indexOf(altitude) + 1) % CHOICES.altitude.length];
  keepPlace(() => changeSettings({ altitude: next }));
}
