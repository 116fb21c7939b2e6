import type { ReactNode } from 'react';
import { offAndOn, whenAbsent } from './defaults';
import { at } from './draft';
import { Entry, PROBLEM_ID, readNumber } from './Entry';
import type { Field } from './fields';
import { labelOf, optionText } from './labels';
import type { Draft } from './labState';
import type { Unmet } from './needs';
import { numberLists } from './numberLists';
import type { LabWords } from './words';
import './FieldControl.css';

type NumberField = Extract<Field, { kind: 'number' }>;
type GroupField = Extract<Field, { kind: 'group' }>;

/** What every form of the lab is given. */
export interface Form {
  readonly draft: Draft;
  /** The path of the field that keeps the draft from being run. */
  readonly wrong: string | null;
  /** What is without effect in the draft; while it is broken, in what it was before. */
  readonly unmet: Unmet;
  readonly words: LabWords;
  readonly onDraft: (draft: Draft) => void;
  readonly set: (path: string, value: unknown) => void;
}

/** The control of a field; `label` where no <label> holds it. */
export function FieldControl({ field, form, label }: { field: Field; form: Form; label?: string | undefined }) {
  const { draft, words, set } = form;
  const { path } = field;
  const value = at(draft, path);
  const isWrong = form.wrong === path;
  switch (field.kind) {
    case 'number': {
      const whenEmpty = field.isNullable ? null : field.isOptional ? undefined : '';
      return (
        <Entry
          isNumber
          value={value}
          isWrong={isWrong}
          label={label}
          placeholder={emptyText(field, form)}
          onCommit={(text) => set(path, readNumber(text, whenEmpty))}
        />
      );
    }
    case 'text':
      return <Entry value={value} isWrong={isWrong} label={label} onCommit={(text) => set(path, text)} />;
    case 'switch': {
      const input = (
        <input
          type="checkbox"
          checked={(value ?? whenAbsent(path, draft)) === true}
          onChange={({ target }) => set(path, target.checked || (field.isOnlyTrue ? undefined : false))}
        />
      );
      if (!label) return input;
      return (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
        <label className="lab-check">
          {input} <span className="hidden">{label}</span>
        </label>
      );
    }
    case 'choice':
      return (
        <Choice
          value={String(value ?? field.options[0])}
          options={field.options.map((option) => [String(option), optionText(path, option, words)])}
          isWrong={isWrong}
          label={label}
          onChange={(chosen) =>
            set(
              path,
              field.options.find((option) => String(option) === chosen),
            )
          }
        />
      );
    case 'list':
      return <Numbers path={path} form={form} />;
    case 'group':
      return <Group field={field} form={form} />;
  }
}

/** What a number that is not there means. */
function emptyText({ path, isNullable, isOptional }: NumberField, { draft, words }: Form): string | undefined {
  if (path.endsWith('.forMs')) return words.toTheEnd;
  if (isNullable) return words.off;
  return isOptional ? String(whenAbsent(path, draft) ?? words.noLimit) : undefined;
}

/** A number for each of several things: zones, or tiers. */
function Numbers({ path, form }: { path: string; form: Form }) {
  const { draft, words, wrong, onDraft } = form;
  const list = numberLists[path]!;
  const name = labelOf(path, words);
  return (
    <fieldset className="group">
      <legend>{name}</legend>
      <div className="lab-fields is-short">
        {list.names(draft, words).map((one, index) => (
          // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
          <label key={one} className="field">
            <span>{one}</span>
            <Entry
              isNumber
              value={list.valueAt(draft, index)}
              isWrong={wrong === list.pathOf(draft, index)}
              placeholder={String(list.defaultOf(draft))}
              onCommit={(text) => onDraft(list.withValue(draft, index, readNumber(text, undefined)))}
            />
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface ChoiceProps {
  readonly value: string;
  readonly options: readonly (readonly [value: string, text: string])[];
  readonly isWrong: boolean;
  readonly label?: string | undefined;
  readonly onChange: (value: string) => void;
}

/** A choice of one. A value that is no longer among the options stays visible until another is chosen. */
export function Choice({ value, options, isWrong, label, onChange }: ChoiceProps) {
  const all = options.some(([one]) => one === value) ? options : [[value, value] as const, ...options];
  return (
    <select
      value={value}
      aria-label={label}
      aria-invalid={isWrong || undefined}
      aria-describedby={isWrong ? PROBLEM_ID : undefined}
      onChange={({ target }) => onChange(target.value)}
    >
      {all.map(([one, text]) => (
        <option key={one} value={one}>
          {text}
        </option>
      ))}
    </select>
  );
}

/** Fields that belong together; a group that may be off has a switch. */
function Group({ field, form }: { field: GroupField; form: Form }) {
  const { path, isNullable, fields } = field;
  const isOn = at(form.draft, path) != null;
  const name = labelOf(path, form.words);
  return (
    <fieldset className="group">
      <legend>
        {isNullable ? (
          <label className="lab-check">
            <input type="checkbox" checked={isOn} onChange={() => form.set(path, offAndOn(path, isOn))} /> {name}
          </label>
        ) : (
          name
        )}
      </legend>
      {isOn && <Fields fields={fields} form={form} />}
    </fieldset>
  );
}

interface FieldsProps {
  readonly fields: readonly Field[];
  readonly form: Form;
  /** More of them beside each other: their values are short. */
  readonly isShort?: boolean;
}

/** Fields that matter here; the others behind a disclosure, by reason. */
export function Fields({ fields, form, isShort = false }: FieldsProps) {
  const [here, others] = parted(fields, form);
  const idle = <IdleFields fields={others} form={form} isShort={isShort} />;
  // Where nothing matters there is nothing to fold the rest behind.
  if (here.length === 0) return idle;
  return (
    <>
      <Grid fields={here} form={form} isShort={isShort} />
      {others.length > 0 && <WithoutEffect words={form.words}>{idle}</WithoutEffect>}
    </>
  );
}

/** Those that matter in the draft, and the others. */
export function parted<F extends Field>(fields: readonly F[], { unmet }: Form): readonly [F[], F[]] {
  const matters = (field: F) => unmet.ofField(field) === undefined;
  return [fields.filter(matters), fields.filter((field) => !matters(field))];
}

/** What is here, but changes nothing as things stand. */
export function WithoutEffect({ words, children }: { words: LabWords; children: ReactNode }) {
  return (
    <details className="others">
      <summary>{words.withoutEffect}</summary>
      {children}
    </details>
  );
}

/** Columns and values that would change nothing as things stand, each with its reason; nothing where there are none. */
export function Idle({ items, words }: { items: readonly (readonly [name: string, why: string])[]; words: LabWords }) {
  if (items.length === 0) return null;
  return (
    <WithoutEffect words={words}>
      <ul>
        {items.map(([name, why]) => (
          <li key={name}>
            {name}: <span className="note">{why}</span>
          </li>
        ))}
      </ul>
    </WithoutEffect>
  );
}

/** Fields without effect: those with one reason stand together under it. */
function IdleFields({ fields, form, isShort = false }: FieldsProps) {
  const { unmet, words } = form;
  const needs = [...new Set(fields.flatMap((field) => unmet.ofField(field) ?? []))];
  return needs.map((need) => (
    <div key={need} className="idle">
      <p className="note">{words.needs[need]}:</p>
      <Grid fields={fields.filter((field) => unmet.ofField(field) === need)} form={form} isShort={isShort} />
    </div>
  ));
}

/** Fields beside and under each other, each with its label. */
function Grid({ fields, form, isShort = false }: FieldsProps) {
  return (
    <div className={isShort ? 'lab-fields is-short' : 'lab-fields'}>
      {fields.map((field) =>
        field.kind === 'group' || field.kind === 'list' ? (
          <FieldControl key={field.path} field={field} form={form} />
        ) : (
          <Labelled key={field.path} field={field} words={form.words}>
            <FieldControl field={field} form={form} />
          </Labelled>
        ),
      )}
    </div>
  );
}

interface LabelledProps {
  readonly field: Pick<Field, 'path' | 'kind'>;
  readonly words: LabWords;
  /** Where the words have none by its path. */
  readonly label?: string;
  readonly children: ReactNode;
}

export function Labelled({ field: { path, kind }, words, label = labelOf(path, words), children }: LabelledProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={kind === 'switch' ? 'lab-check' : 'field'}>
      <span>{label}</span>
      {children}
    </label>
  );
}
