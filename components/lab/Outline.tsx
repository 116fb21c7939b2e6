import { type ReactNode, useEffect, useRef } from 'react';
import { regionsOf } from '../../engine/scenario/regions';
import { hueOf, nameOf } from '../simulation/names';
import { BOX_LISTS, type BoxList } from './draft';
import type { Form } from './FieldControl';
import type { Draft } from './labState';
import { type Thing, type ThingList, withNew } from './things';
import './Outline.css';

interface OutlineProps {
  readonly form: Form;
  readonly onPick: (thing: Thing) => void;
  /** What was picked before the reader came back: its name takes the focus. */
  readonly left: Thing | null;
}

/** All that the topology is made of, by region and zone: a press picks a thing, and what is added is added in its place. */
export function Outline({ form, onPick, left }: OutlineProps) {
  const { draft, words } = form;
  const place = useRef<HTMLDivElement>(null);
  // Only as it comes: a name that is left later is no longer where the reader comes from.
  const first = useRef(left);
  useEffect(() => {
    if (first.current) place.current?.querySelector<HTMLElement>(`[data-thing="${keyOf(first.current)}"]`)?.focus();
  }, []);
  const regions = regionsOf(draft);
  const { zones } = draft.topology;
  const name = (list: ThingList, id: string, children: ReactNode) => (
    <button type="button" className="name" data-thing={keyOf({ list, id })} onClick={() => onPick({ list, id })}>
      {children}
    </button>
  );
  return (
    <div className="outline" ref={place}>
      {zones.length > 0 &&
        regions.map((region) => (
          <section key={region.id} className="outline-region">
            <h3>{name('regions', region.id, draft.topology.regions ? region.id : words.theRegion)}</h3>
            {region.zones.map((zone) => (
              <section key={zone} className={`outline-zone ${hueOf(zone, zones)}`}>
                <h4>{name('zones', zone, words.zoneNamed({ zone }))}</h4>
                {BOX_LISTS.map((list) => (
                  <div key={list} className="names">
                    {namesIn(draft, list, zone).map((id) => (
                      <span key={id}>{name(list, id, nameOf(id))}</span>
                    ))}
                    <Add form={form} list={list} into={zone} label={words.addIn[list]({ zone })}>
                      {words.addShort[list]}
                    </Add>
                  </div>
                ))}
              </section>
            ))}
            {draft.topology.regions && (
              <Add form={form} list="zones" into={region.id} label={words.addIn.zones({ region: region.id })}>
                {words.addShort.zones}
              </Add>
            )}
          </section>
        ))}
      <div className="names">
        {!draft.topology.regions && (
          <Add form={form} list="zones">
            {words.addShort.zones}
          </Add>
        )}
        {zones.length > 0 && (
          <Add form={form} list="regions">
            {words.addShort.regions}
          </Add>
        )}
      </div>
    </div>
  );
}

interface AddProps {
  readonly form: Form;
  readonly list: ThingList;
  readonly into?: string;
  readonly label?: string;
  readonly children: string;
}

function Add({ form: { draft, onDraft }, list, into, label, children }: AddProps) {
  return (
    <button type="button" className="add" aria-label={label} onClick={() => onDraft(withNew(draft, list, into))}>
      + {children}
    </button>
  );
}

const keyOf = ({ list, id }: Thing) => `${list} ${id}`;

const namesIn = (draft: Draft, list: BoxList, zone: string) =>
  draft.topology[list].filter((box) => box.zone === zone).map(({ id }) => id);
