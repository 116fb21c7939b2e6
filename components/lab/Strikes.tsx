import { FAULT_KINDS } from '../../engine/scenario/faultKinds';
import { useStageContext } from '../simulation/stage/stageContext';
import { faultTargets, withFaultOn } from './draft';
import type { Form } from './FieldControl';
import './Strikes.css';

/** What can happen to a thing, at the moment that the stage shows. */
export function Strikes({ target, form }: { target: string; form: Form }) {
  const { draft, words, unmet, onDraft } = form;
  const { tMs } = useStageContext().player;
  const kinds = FAULT_KINDS.filter((kind) => faultTargets(draft, kind).includes(target) && !unmet.ofFault(kind));
  if (kinds.length === 0) return null;
  return (
    <fieldset className="strikes">
      <legend>{words.breakIt}</legend>
      {kinds.map((kind) => (
        <button key={kind} type="button" onClick={() => onDraft(withFaultOn(draft, kind, target, Math.floor(tMs)))}>
          {words.faultKinds[kind]}
        </button>
      ))}
    </fieldset>
  );
}
