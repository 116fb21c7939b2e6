import { type Altitude, CHOICES } from '../../progress/settings';
import './AltitudeControl.css';

interface AltitudeControlProps {
  label: string;
  /** The highest altitude of a lesson, and what is said of it. */
  top?: { level: Altitude; note: string };
  levels: Record<Altitude, { name: string; hint: string; minutes?: string }>;
}

/** How deep the reader wants the text (`altitude.ts`). CSS marks the chosen one by the root's `data-altitude`. */
export function AltitudeControl({ label, top, levels }: AltitudeControlProps) {
  return (
    <fieldset className="altitude">
      <legend>{label}</legend>
      {CHOICES.altitude.map((level) => (
        <label key={level} data-level={level}>
          <input type="radio" name="altitude" value={level} autoComplete="off" />
          <span className="altitude-name">
            {levels[level].name}
            {level === top?.level && <span className="altitude-top"> · {top.note}</span>}
          </span>
          <span className="altitude-hint">{levels[level].hint}</span>
          {levels[level].minutes && <span className="altitude-minutes">{levels[level].minutes}</span>}
        </label>
      ))}
    </fieldset>
  );
}
