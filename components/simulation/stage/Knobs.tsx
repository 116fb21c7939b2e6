import { formatValue } from '../../../course/format';
import { valueAt, withValueAt } from '../../../engine/scenario/fieldPath';
import { Slider } from '../../shell/Slider';
import { earliest } from './offered';
import { useStageContext, useWords } from './stageContext';
import './Knobs.css';

/** Numbers of the scenario that the reader may move. One of a policy that is switched off has no value, and rests. */
export function Knobs() {
  const { spec, told, locale, player, act } = useStageContext();
  const words = useWords();
  const { scenario } = player;
  if (spec.knobs.length === 0) return null;
  return (
    <fieldset className="knobs" data-from={earliest(spec.knobs)} disabled={!act.change}>
      <legend>{words.knobs}</legend>
      {spec.knobs.map(({ id, path, min, max, step, format, from }) => {
        const value = valueAt(scenario, path);
        const isOff = typeof value !== 'number';
        const text = isOff ? '—' : formatValue(value, format, locale);
        return (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
          <label key={id} data-from={from}>
            <span>{told.knobs[id] ?? id}</span>
            <Slider
              min={min}
              max={max}
              step={step}
              value={isOff ? min : value}
              disabled={isOff}
              aria-valuetext={text}
              onValue={(next) => act.change?.(withValueAt(scenario, path, next))}
            />
            {/* The slider says it. */}
            <span className="value" aria-hidden="true">
              {text}
            </span>
          </label>
        );
      })}
    </fieldset>
  );
}
