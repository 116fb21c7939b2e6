import type { ClientSimulation } from '../../../course/schema/client';
import { ruleOf } from '../../../engine/scenario/faultKinds';
import { targetsOf } from '../../../engine/scenario/validate';
import type { View } from '../../../engine/story/view';
import { nameOf } from '../names';
import type { Words } from '../words/words';

type Fault = ClientSimulation['faults'][number];

interface FaultsProps {
  readonly spec: ClientSimulation;
  readonly view: View | null;
  readonly words: Words;
  readonly onFault?: ((fault: Fault) => void) | undefined;
}

/** Buttons for what can fail, at the moment that the stage shows. What is dead already cannot fail again. */
export function Faults({ spec, view, words, onFault }: FaultsProps) {
  const boxes = [...(view?.frame.lbs ?? []), ...(view?.frame.backends ?? [])];
  const isDead = (id: string) => boxes.some((box) => box.id === id && box.state === 'dead');
  const exists = ({ kind, target }: Fault) =>
    target === '' || !view || targetsOf(view.scenario, ruleOf(kind).target).includes(target);
  return (
    <fieldset className="faults">
      <legend>
        {words.faults} <span className="note">{words.faultsNow}</span>
      </legend>
      {spec.faults.map((fault) => (
        <button
          key={fault.id}
          type="button"
          disabled={!onFault || isDead(fault.target) || !exists(fault)}
          onClick={() => onFault?.(fault)}
        >
          <span aria-hidden="true">✕ </span>
          {words.fault[fault.kind]({ name: nameOf(fault.target), factor: fault.factor })}
        </button>
      ))}
    </fieldset>
  );
}
