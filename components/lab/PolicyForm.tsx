import { at } from './draft';
import { Choice, FieldControl, Fields, type Form, Labelled } from './FieldControl';
import { arrivalFields, type Field, fieldsOf } from './fields';
import { hasEffect, newArrivals } from './policies';
import { labelOf, optionText } from './words';

type Group = Extract<Field, { kind: 'group' }>;

const GROUPS = fieldsOf('policies').filter((field): field is Group => field.kind === 'group');

/** Every policy of a scenario: those that matter on this topology first, the others behind a disclosure. */
export function PolicyForm({ form }: { form: Form }) {
  const { words, draft } = form;
  const [here, others] = [true, false].map((wanted) => GROUPS.filter(({ path }) => hasEffect(path, draft) === wanted));
  return (
    <section className="policies" aria-label={words.policies}>
      <h3>{words.policies}</h3>
      {here?.map((group) => (
        <PolicyGroup key={group.path} group={group} form={form} />
      ))}
      {others && others.length > 0 && (
        <details className="others">
          <summary>{words.withoutEffect}</summary>
          {others.map((group) => (
            <PolicyGroup key={group.path} group={group} form={form} />
          ))}
        </details>
      )}
    </section>
  );
}

function PolicyGroup({ group, form }: { group: Group; form: Form }) {
  const isOff = at(form.draft, group.path) === null;
  return (
    <details>
      <summary>
        {labelOf(group.path, form.words)} {isOff && <span className="note">{form.words.off}</span>}
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
    <section className="traffic" aria-label={words.traffic}>
      <h3>{words.traffic}</h3>
      <div className="fields">
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
    </section>
  );
}
