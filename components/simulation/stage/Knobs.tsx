import { formatValue } from '../../../course/format';
import type { ClientSimulation } from '../../../course/schema/client';
import { valueAt } from '../../../engine/scenario/fieldPath';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Locale } from '../../shell/locale';
import type { Words } from '../words/words';
import type { Told } from './told';
import './Knobs.css';

interface KnobsProps {
  readonly spec: ClientSimulation;
  readonly told: Told['knobs'];
  readonly scenario: Scenario;
  readonly words: Words;
  readonly locale: Locale;
  readonly onKnob?: ((path: string, value: number) => void) | undefined;
}

/** Numbers of the scenario that the reader may move. One of a policy that is switched off has no value, and rests. */
export function Knobs({ spec, told, scenario, words, locale, onKnob }: KnobsProps) {
  if (spec.knobs.length === 0) return null;
  return (
    <fieldset className="knobs" disabled={!onKnob}>
      <legend>{words.knobs}</legend>
      {spec.knobs.map(({ id, path, min, max, step, format }) => {
        const value = valueAt(scenario, path);
        const isOff = typeof value !== 'number';
        const text = isOff ? '—' : formatValue(value, format, locale);
        return (
          <label key={id}>
            <span>{told[id] ?? id}</span>
            <input
              type="range"
              min={min}
              max={max}
              step={step}
              value={isOff ? min : value}
              disabled={isOff}
              aria-valuetext={text}
              onChange={({ target }) => onKnob?.(path, Number(target.value))}
            />
            <output>{text}</output>
          </label>
        );
      })}
    </fieldset>
  );
}
