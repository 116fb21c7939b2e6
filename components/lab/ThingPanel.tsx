import { useEffect, useRef } from 'react';
import { nameOf } from '../simulation/names';
import { withName } from './draft';
import { Entry } from './Entry';
import { FaultCard } from './Faults';
import { Choice, Fields, type Form, Labelled } from './FieldControl';
import { fieldsOf } from './fields';
import { PolicyGroup, policyGroup } from './PolicyForm';
import { Strikes } from './Strikes';
import { faultsOn, indexOfThing, lastOf, type Thing, type ThingList, withCopyOf, without } from './things';
import './ThingPanel.css';

interface ThingPanelProps {
  readonly thing: Thing;
  readonly form: Form;
  /** Another thing; null: back to all of them. */
  readonly onPick: (thing: Thing | null) => void;
}

/** What is decided for all things of a kind, beside what is said of each. */
const DECIDED_FOR: Readonly<Record<ThingList, readonly string[]>> = {
  regions: ['policies.dns', 'policies.lists'],
  zones: ['policies.zone', 'policies.cost'],
  lbs: ['policies.entry', 'policies.detection', 'policies.l4', 'policies.balance', 'policies.zone'],
  backends: ['policies.health', 'policies.ejection', 'policies.balance'],
  clients: ['policies.clients', 'policies.dns'],
};

/** One thing, changed where it stands: its fields, what can happen to it, and what is decided for all of its kind. */
export function ThingPanel({ thing, form, onPick }: ThingPanelProps) {
  const { draft, words, onDraft } = form;
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  const { list, id } = thing;
  const isImplied = list === 'regions' && !draft.topology.regions;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: Escape leads back from whatever is in it
    <div
      className="thing"
      onKeyDown={(event) => {
        if (event.key === 'Escape' && !(event.target as Element).matches('[data-editing]')) onPick(null);
      }}
    >
      <h3 ref={heading} tabIndex={-1}>
        {isImplied ? words.theRegion : nameOf(id)} <span className="note">{words.kindOf[list]}</span>
      </h3>
      <div className="thing-buttons">
        <button type="button" onClick={() => onPick(null)}>
          ‹ {words.allThings}
        </button>
        <button
          type="button"
          onClick={() => {
            const next = withCopyOf(draft, thing);
            onDraft(next);
            onPick(lastOf(next, list));
          }}
        >
          {words.duplicate}
        </button>
        {!isImplied && (
          <button
            type="button"
            onClick={() => {
              onDraft(without(draft, thing));
              onPick(null);
            }}
          >
            {words.remove({ name: nameOf(id) })}
          </button>
        )}
      </div>
      {isImplied ? <p className="note">{words.oneRegion}</p> : <OwnFields thing={thing} form={form} onPick={onPick} />}
      <Strikes target={id} form={form} />
      {faultsOn(draft, id).map((index) => (
        <FaultCard key={index} index={index} form={form} />
      ))}
      <section className="decided">
        <h4>{words.decidedForAll}</h4>
        {DECIDED_FOR[list].map((path) => (
          <PolicyGroup key={path} group={policyGroup(path)} form={form} />
        ))}
      </section>
    </div>
  );
}

function OwnFields({ thing, form, onPick }: ThingPanelProps) {
  const { draft, words, onDraft } = form;
  const { list, id } = thing;
  const index = indexOfThing(draft, thing);
  const path = list === 'zones' ? `topology.zones.${index}` : `topology.${list}.${index}.id`;
  const zonePath = `topology.${list}.${index}.zone`;
  const fields =
    list === 'zones' ? [] : fieldsOf(`topology.${list}.*`).filter((field) => !/\.(id|zones?)$/.test(field.path));
  return (
    <>
      <div className="lab-fields is-short">
        <Labelled field={{ kind: 'text', path: 'name' }} words={words} label={words.name}>
          <Entry
            value={id}
            isWrong={form.wrong === path}
            onCommit={(to) => {
              onDraft(withName(draft, path, id, to));
              onPick({ list, id: to, place: index });
            }}
          />
        </Labelled>
        {list !== 'zones' && list !== 'regions' && (
          <Labelled field={{ kind: 'choice', path: zonePath }} words={words}>
            <Choice
              value={draft.topology[list][index]?.zone ?? ''}
              options={draft.topology.zones.map((one) => [one, one])}
              isWrong={form.wrong === zonePath}
              onChange={(zone) => form.set(zonePath, zone)}
            />
          </Labelled>
        )}
      </div>
      <Fields
        fields={fields.map((field) => ({ ...field, path: field.path.replace('*', String(index)) }))}
        form={form}
        isShort
      />
    </>
  );
}
