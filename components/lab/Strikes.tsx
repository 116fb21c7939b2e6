import { FAULT_KINDS } from '../../engine/scenario/faultKinds';
import { grouped, usualStrike } from '../simulation/breaking';
import { useStageContext, useWords } from '../simulation/stage/stageContext';
import { faultTargets } from './draft';
import type { Form } from './FieldControl';
import './Strikes.css';

/** What can happen to a thing, at the moment that the stage shows. */
export function Strikes({ target, form }: { target: string; form: Form }) {
  const { draft, words, unmet } = form;
  const { faults } = useStageContext().act;
  const { faultGroups } = useWords();
  const kinds = FAULT_KINDS.filter((kind) => faultTargets(draft, kind).includes(target) && !unmet.ofFault(kind));
  if (!faults || kinds.length === 0) return null;
  return (
    <section className="strikes">
      <h4>{words.breakIt}</h4>
      {grouped(kinds.map((kind) => usualStrike(kind, target, draft))).map(({ group, strikes }) => (
        <fieldset key={group}>
          <legend>{faultGroups[group]}</legend>
          {strikes.map((strike) => (
            <button key={strike.kind} type="button" onClick={() => faults.strike(strike)}>
              {words.faultKinds[strike.kind]}
            </button>
          ))}
        </fieldset>
      ))}
    </section>
  );
}
