import { ruleOf } from '../../../engine/scenario/faultKinds';
import { targetsOf } from '../../../engine/scenario/validate';
import { grouped, type Strike } from '../breaking';
import { FaultName } from './FaultName';
import { earliest } from './offered';
import { useStageContext, useWords } from './stageContext';
import './Faults.css';

/** Buttons for what can fail, in groups, at the moment that the stage shows. What is dead already cannot fail again. */
export function Faults() {
  const { spec, view, act } = useStageContext();
  const words = useWords();
  const boxes = [...(view?.frame.lbs ?? []), ...(view?.frame.backends ?? [])];
  const isDead = (id: string) => boxes.some((box) => box.id === id && box.state === 'dead');
  const exists = ({ kind, target }: Strike) =>
    target === '' || !view || targetsOf(view.scenario, ruleOf(kind).target).includes(target);
  if (spec.faults.length === 0) return null;
  return (
    <fieldset className="faults" data-from={earliest(spec.faults)}>
      <legend>
        {words.faults} <span className="note">{words.faultsNow}</span>
      </legend>
      {grouped(spec.faults).map(({ group, strikes }) => (
        <div key={group} className="fault-group" data-from={earliest(strikes)}>
          <span className="note">{words.faultGroups[group]}</span>
          {strikes.map((fault) => (
            <button
              key={fault.id}
              type="button"
              data-from={fault.from}
              disabled={!act.faults || isDead(fault.target) || !exists(fault)}
              onClick={() => act.faults?.strike(fault)}
            >
              <span aria-hidden="true">✕ </span>
              <FaultName of={fault} />
            </button>
          ))}
        </div>
      ))}
    </fieldset>
  );
}
