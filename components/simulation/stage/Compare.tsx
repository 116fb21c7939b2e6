import { isChosen, refOf } from '../readerScenario';
import { labelOf } from './Lane';
import { earliest } from './offered';
import { useStageContext, useWords } from './stageContext';
import './options.css';

/** Which other policies stand beside the chosen one, on one clock. */
export function Compare() {
  const { spec, told, player, act } = useStageContext();
  const words = useWords();
  const { scenario, compare } = player;
  const others = spec.switches.flatMap(({ id, options, from }) =>
    options
      .filter((option) => !isChosen(scenario, option))
      // To lay runs side by side is more than Zero has to do.
      .map((option) => ({ ref: refOf(id, option.id), from: from ?? ('junior' as const) })),
  );
  if (others.length === 0) return null;
  return (
    <details className="compare" data-from={earliest(others)}>
      <summary>{words.compare}</summary>
      <fieldset disabled={!act.compare}>
        <legend className="hidden">{words.compare}</legend>
        <div className="options">
          {others.map(({ ref, from }) => (
            <label key={ref} data-from={from}>
              <input
                type="checkbox"
                checked={compare.includes(ref)}
                onChange={({ target }) =>
                  act.compare?.(target.checked ? [...compare, ref] : compare.filter((one) => one !== ref))
                }
              />
              <span>{labelOf(ref, told)}</span>
            </label>
          ))}
        </div>
      </fieldset>
    </details>
  );
}
