import { Said } from '../../altitude/Said';
import { isChosen, withOption } from '../readerScenario';
import { useStageContext, useWords } from './stageContext';
import './options.css';

/** The policies that the reader may change. What a link brought and no option names shows as "other". */
export function Switches() {
  const { spec, told, player, act } = useStageContext();
  const words = useWords();
  const { scenario } = player;
  return spec.switches.map(({ id, options, from }) => {
    const text = told.switches.find((one) => one.id === id);
    const chosen = options.findLast((option) => isChosen(scenario, option));
    return (
      <fieldset key={id} className="switch" data-from={from} disabled={!act.change}>
        <legend>{text ? <Said as="span" of={text.label} /> : id}</legend>
        <div className="options">
          {options.map((option) => (
            <label key={option.id}>
              <input
                type="radio"
                name={`${spec.id}-${id}`}
                checked={option === chosen}
                onChange={() => act.change?.(withOption(scenario, option))}
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
