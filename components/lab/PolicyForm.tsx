import { newArrivals } from './arrivals';
import { at } from './draft';
import { Choice, FieldControl, Fields, type Form, Labelled, parted, WithoutEffect } from './FieldControl';
import { arrivalFields, type Field, fieldsOf } from './fields';
import { labelOf, optionText } from './labels';
import './PolicyForm.css';

type Group = Extract<Field, { kind: 'group' }>;

const GROUPS = fieldsOf('policies').filter((field): field is Group => field.kind === 'group');

/** The group of a policy's path. */
export const policyGroup = (path: string): Group => GROUPS.find((group) => group.path === path)!;

/** Every policy of a scenario: those that matter here first, the others behind a disclosure. */
export function PolicyForm({ form }: { form: Form }) {
  const { words } = form;
  const [here, others] = parted(GROUPS, form);
  return (
    <div className="policies">
      {here.map((group) => (
        <PolicyGroup key={group.path} group={group} form={form} />
      ))}
      {others.length > 0 && (
        <WithoutEffect words={words}>
          {others.map((group) => (
            <PolicyGroup key={group.path} group={group} form={form} />
          ))}
        </WithoutEffect>
      )}
    </div>
  );
}

/** One policy, folded, with the reason where it has no effect. */
export function PolicyGroup({ group, form }: { group: Group; form: Form }) {
  const { words, unmet } = form;
  const need = unmet.ofField(group);
  const note = need ? words.needs[need] : at(form.draft, group.path) === null && words.off;
  return (
    <details>
      <summary>
        {labelOf(group.path, words)} {note && <span className="note">{note}</span>}
      </summary>
      {group.isNullable ? <FieldControl field={group} form={form} /> : <Fields fields={group.fields} form={form} />}
    </details>
  );
}

const RUN_FIELDS: readonly Field[] = [
  { kind: 'number', path: 'durationMs', isNullable: false, isOptional: false },
  { kind: 'number', path: 'seed', isNullable: false, isOptional: false },
  { kind: 'number', path: 'sampledFlows', isNullable: false, isOptional: true },
];
const ARRIVALS = 'traffic.arrivals.kind';

/** How traffic comes, how long the run is, and its seed. */
export function TrafficForm({ form }: { form: Form }) {
  const { words, draft } = form;
  const { arrivals } = draft.traffic;
  const kinds = ['poisson', 'steady', 'spike'] as const;
  return (
    <div className="traffic">
      <div className="lab-fields">
        <Labelled field={{ kind: 'choice', path: ARRIVALS }} words={words}>
          <Choice
            value={arrivals.kind}
            options={kinds.map((kind) => [kind, optionText(ARRIVALS, kind, words)])}
            isWrong={form.wrong === ARRIVALS}
            onChange={(kind) => form.set('traffic.arrivals', newArrivals(draft, kind as (typeof kinds)[number]))}
          />
        </Labelled>
      </div>
      <Fields fields={[...arrivalFields(arrivals.kind), ...fieldsOf('traffic'), ...RUN_FIELDS]} form={form} />
    </div>
  );
}
