import { FAULT_KINDS, type FaultKind, ruleOf } from '../../engine/scenario/faultKinds';
import { nameOf } from '../simulation/names';
import { faultTargets, withFaultKind, withNewFault, withoutFault } from './draft';
import { Choice, Fields, type Form, Idle, Labelled } from './FieldControl';
import { type Field, fieldsOf } from './fields';
import './Faults.css';

/** The schedule of faults. */
export function Faults({ form }: { form: Form }) {
  const { draft, words, unmet, onDraft } = form;
  return (
    <div className="schedule">
      {draft.faults.length === 0 && <p className="note">{words.noFault}</p>}
      {draft.faults.map((_, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a fault has no name but its place in the list
        <FaultCard key={index} index={index} form={form} />
      ))}
      <button type="button" disabled={draft.topology.lbs.length === 0} onClick={() => onDraft(withNewFault(draft))}>
        + {words.addFault}
      </button>
      <Idle
        words={words}
        items={FAULT_KINDS.flatMap((kind) => {
          const need = unmet.ofFault(kind);
          return need ? [[words.faultKinds[kind], words.needs[need]] as const] : [];
        })}
      />
    </div>
  );
}

const FIELDS = fieldsOf('faults.*').filter(({ path }) => !/\.(kind|target)$/.test(path));

/** A fault of the schedule: of the kinds that can do something here, with only the fields that it takes. */
export function FaultCard({ index, form }: { index: number; form: Form }) {
  const { draft, words, unmet, onDraft } = form;
  const { kind, target } = draft.faults[index]!;
  const { factor, inTurns } = ruleOf(kind);
  const takes = ({ path }: Field) =>
    path.endsWith('.factor') ? factor !== undefined : path.endsWith('.periodMs') ? inTurns === true : true;
  const path = `faults.${index}`;
  const title = words.faultTitle({
    number: index + 1,
    what: words.faultKinds[kind],
    target: target === '' ? words.everything : nameOf(target),
  });
  return (
    <fieldset className="set-fault">
      <legend>{title}</legend>
      <div className="lab-fields is-short">
        <Labelled field={{ kind: 'choice', path }} words={words} label={words.faultKind}>
          <Choice
            value={kind}
            options={FAULT_KINDS.filter((one) => one === kind || !unmet.ofFault(one)).map((one) => [
              one,
              words.faultKinds[one],
            ])}
            isWrong={form.wrong === `${path}.kind`}
            onChange={(chosen) => onDraft(withFaultKind(draft, index, chosen as FaultKind))}
          />
        </Labelled>
        <Labelled field={{ kind: 'choice', path }} words={words} label={words.faultTarget}>
          <Choice
            value={target}
            options={faultTargets(draft, kind).map((one) => [one, one === '' ? words.everything : nameOf(one)])}
            isWrong={form.wrong === `${path}.target`}
            onChange={(chosen) => form.set(`${path}.target`, chosen)}
          />
        </Labelled>
      </div>
      <Fields
        fields={FIELDS.filter(takes).map((field) => ({ ...field, path: field.path.replace('*', String(index)) }))}
        form={form}
        isShort
      />
      <button type="button" onClick={() => onDraft(withoutFault(draft, index))}>
        {words.remove({ name: title })}
      </button>
    </fieldset>
  );
}
