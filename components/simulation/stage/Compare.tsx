import type { ClientSimulation } from '../../../course/schema/client';
import type { Scenario } from '../../../engine/scenario/schema';
import { isChosen, refOf } from '../readerScenario';
import type { Words } from '../words/words';
import { labelOf } from './Lane';
import type { Told } from './told';
import './Compare.css';
import './options.css';

interface CompareProps {
  readonly spec: ClientSimulation;
  readonly told: Told;
  readonly scenario: Scenario;
  readonly compare: readonly string[];
  readonly words: Words;
  readonly onCompare?: ((compare: readonly string[]) => void) | undefined;
}

/** Which other policies stand beside the chosen one, on one clock. */
export function Compare({ spec, told, scenario, compare, words, onCompare }: CompareProps) {
  const others = spec.switches.flatMap(({ id, options }) =>
    options.filter((option) => !isChosen(scenario, option)).map((option) => refOf(id, option.id)),
  );
  if (others.length === 0) return null;
  return (
    <details className="compare">
      <summary>{words.compare}</summary>
      <fieldset disabled={!onCompare}>
        <legend className="hidden">{words.compare}</legend>
        <div className="options">
          {others.map((ref) => (
            <label key={ref}>
              <input
                type="checkbox"
                checked={compare.includes(ref)}
                onChange={({ target }) =>
                  onCompare?.(target.checked ? [...compare, ref] : compare.filter((one) => one !== ref))
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
