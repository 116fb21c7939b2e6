import type { ClientSimulation } from '../../../course/schema/client';
import { ruleOf } from '../../../engine/scenario/faultKinds';
import { targetsOf } from '../../../engine/scenario/validate';
import { nameOf } from '../names';
import { withFault } from '../readerScenario';
import { useStageContext, useWords } from './stageContext';
import './Faults.css';

type Fault = ClientSimulation['faults'][number];

/** Buttons for what can fail, at the moment that the stage shows. What is dead already cannot fail again. */
export function Faults() {
  const { spec, view, player, act } = useStageContext();
  const words = useWords();
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
          disabled={!act.change || isDead(fault.target) || !exists(fault)}
          onClick={() => act.change?.(withFault(player.scenario, fault, player.tMs))}
        >
          <span aria-hidden="true">✕ </span>
          {words.fault[fault.kind]({ name: nameOf(fault.target), factor: fault.factor })}
        </button>
      ))}
    </fieldset>
  );
}
