import type { ReactNode } from 'react';
import { at } from './draft';
import { Entry, PROBLEM_ID, readNumber } from './Entry';
import type { Field } from './fields';
import { offAndOn } from './groupDefaults';
import type { Draft } from './labState';
import { type LabWords, labelOf, optionText } from './words';

type NumberField = Extract<Field, { kind: 'number' }>;

/** What every form of the lab is given. */
export interface Form {
  readonly draft: Draft;
  /** The path of the field that keeps the draft from being run. */
  readonly wrong: string | null;
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
          placeholder={emptyText(field, words)}
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
          checked={value === true}
          onChange={({ target }) => set(path, target.checked || (field.isOptional ? undefined : false))}
        />
      );
      if (!label) return input;
      return (
        // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
        <label className="check">
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
    case 'group':
      return <Group field={field} form={form} />;
  }
}

/** What a number that is not there means. */
function emptyText({ path, isNullable, isOptional }: NumberField, words: LabWords): string | undefined {
  if (path.endsWith('.forMs')) return words.toTheEnd;
  return isNullable ? words.off : isOptional ? words.byDefault : undefined;
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
function Group({ field, form }: { field: Extract<Field, { kind: 'group' }>; form: Form }) {
  const { path, isNullable, fields } = field;
  const isOn = at(form.draft, path) !== null;
  const name = labelOf(path, form.words);
  return (
    <fieldset className="group">
      <legend>
        {isNullable ? (
          <label className="check">
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

/** Fields under each other, each with its label. */
export function Fields({ fields, form }: { fields: readonly Field[]; form: Form }) {
  return (
    <div className="fields">
      {fields.map((field) =>
        field.kind === 'group' ? (
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
  readonly children: ReactNode;
}

export function Labelled({ field: { path, kind }, words, children }: LabelledProps) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control is the child
    <label className={kind === 'switch' ? 'check' : 'field'}>
      <span>{labelOf(path, words)}</span>
      {children}
    </label>
  );
}
