import type { ClientSimulation } from '../../../course/schema/client';
import type { Scenario } from '../../../engine/scenario/schema';
import { isChosen } from '../readerScenario';
import type { Words } from '../words/words';
import type { ToldSwitch } from './told';
import './options.css';

interface SwitchesProps {
  readonly spec: ClientSimulation;
  readonly told: readonly ToldSwitch[];
  readonly scenario: Scenario;
  readonly words: Words;
  readonly onChoose?: ((option: ClientSimulation['switches'][number]['options'][number]) => void) | undefined;
}

/** The policies that the reader may change. What a link brought and no option names shows as "other". */
export function Switches({ spec, told, scenario, words, onChoose }: SwitchesProps) {
  return spec.switches.map(({ id, options }) => {
    const text = told.find((one) => one.id === id);
    const chosen = options.findLast((option) => isChosen(scenario, option));
    return (
      <fieldset key={id} className="switch" disabled={!onChoose}>
        <legend>{text?.label ?? id}</legend>
        <div className="options">
          {options.map((option) => (
            <label key={option.id}>
              <input
                type="radio"
                name={`${spec.id}-${id}`}
                checked={option === chosen}
                onChange={() => onChoose?.(option)}
              />
              <span>{text?.choices.find((choice) => choice.id === option.id)?.text ?? option.id}</span>
            </label>
          ))}
        </div>
        {!chosen && <p className="note">{words.custom}</p>}
      </fieldset>
    );
  });
}
