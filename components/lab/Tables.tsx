import { regionsOf } from '../../engine/scenario/regions';
import {
  BOX_LISTS,
  type BoxList,
  withName,
  withNewBox,
  withNewRegion,
  withNewZone,
  withoutBox,
  withoutRegion,
  withoutZone,
  withZoneIn,
} from './draft';
import { EditableTable } from './EditableTable';
import { Entry } from './Entry';
import { Choice, FieldControl, type Form } from './FieldControl';
import { type Field, fieldsOf } from './fields';
import { labelOf } from './labels';

/** Regions: one holds everything until there are two. */
function RegionTable({ form }: { form: Form }) {
  const { draft, words, onDraft } = form;
  const { regions } = draft.topology;
  return (
    <EditableTable
      kind="regions"
      words={words}
      columns={[words.name, labelOf('topology.regions.*.vip', words)]}
      rows={(regions ?? []).map(({ id }, index) => ({
        name: id,
        cells: [
          <Name key="id" form={form} path={`topology.regions.${index}.id`} name={id} />,
          <FieldControl
            key="vip"
            field={{ kind: 'text', path: `topology.regions.${index}.vip` }}
            form={form}
            label={words.cell({ column: labelOf('topology.regions.*.vip', words), row: id })}
          />,
        ],
        onRemove: () => onDraft(withoutRegion(draft, index)),
      }))}
      onAdd={() => onDraft(withNewRegion(draft))}
      withoutEffect={columnsWithoutEffect(fieldsOf('topology.regions.*'), form)}
      none={words.oneRegion}
      isClosed={draft.topology.zones.length === 0}
    />
  );
}

function ZoneTable({ form }: { form: Form }) {
  const { draft, words, onDraft } = form;
  const regions = draft.topology.regions && regionsOf(draft);
  return (
    <EditableTable
      kind="zones"
      words={words}
      columns={regions ? [words.name, words.region] : [words.name]}
      rows={draft.topology.zones.map((zone, index) => ({
        name: zone,
        cells: [
          <Name key="id" form={form} path={`topology.zones.${index}`} name={zone} />,
          ...(regions
            ? [
                <Choice
                  key="region"
                  value={regions.find(({ zones }) => zones.includes(zone))?.id ?? ''}
                  options={regions.map(({ id }) => [id, id])}
                  isWrong={false}
                  label={words.cell({ column: words.region, row: zone })}
                  onChange={(region) => onDraft(withZoneIn(draft, zone, region))}
                />,
              ]
            : []),
        ],
        onRemove: () => onDraft(withoutZone(draft, zone)),
      }))}
      onAdd={() => onDraft(withNewZone(draft))}
    />
  );
}

/** LBs, backends or clients: the columns are the fields of the schema. */
function BoxTable({ list, form }: { list: BoxList; form: Form }) {
  const { draft, words, onDraft } = form;
  const fields = fieldsOf(`topology.${list}.*`).filter(({ path }) => !/\.(id|zone)$/.test(path));
  return (
    <EditableTable
      kind={list}
      words={words}
      columns={[words.name, labelOf('topology.*.zone', words), ...fields.map(({ path }) => labelOf(path, words))]}
      rows={draft.topology[list].map(({ id, zone }, index) => {
        const path = `topology.${list}.${index}`;
        return {
          name: id,
          cells: [
            <Name key="id" form={form} path={`${path}.id`} name={id} />,
            <Choice
              key="zone"
              value={zone}
              options={draft.topology.zones.map((one) => [one, one])}
              isWrong={form.wrong === `${path}.zone`}
              label={words.cell({ column: labelOf(`${path}.zone`, words), row: id })}
              onChange={(chosen) => form.set(`${path}.zone`, chosen)}
            />,
            ...fields.map((field) => <Cell key={field.path} field={field} index={index} row={id} form={form} />),
          ],
          onRemove: () => onDraft(withoutBox(draft, list, index)),
        };
      })}
      onAdd={() => onDraft(withNewBox(draft, list))}
      withoutEffect={columnsWithoutEffect(fields, form)}
      isClosed={draft.topology.zones.length === 0}
    />
  );
}

function columnsWithoutEffect(fields: readonly Field[], { unmet, words }: Form) {
  return fields.flatMap((field) => {
    const need = unmet.ofField(field);
    return need ? [[labelOf(field.path, words), words.needs[need]] as const] : [];
  });
}

/** The cell of a column's field in one row. */
function Cell({ field, index, row, form }: { field: Field; index: number; row: string; form: Form }) {
  const inRow = { ...field, path: field.path.replace('*', String(index)) } as Field;
  return (
    <FieldControl field={inRow} form={form} label={form.words.cell({ column: labelOf(field.path, form.words), row })} />
  );
}

function Name({ form, path, name }: { form: Form; path: string; name: string }) {
  const { draft, words, onDraft } = form;
  return (
    <Entry
      value={name}
      isWrong={form.wrong === path}
      label={words.cell({ column: words.name, row: name })}
      onCommit={(to) => onDraft(withName(draft, path, name, to))}
    />
  );
}

/** All that the topology is made of, in lists: many things at once, by the keyboard of a spreadsheet's reader. */
export function Lists({ form }: { form: Form }) {
  return (
    <div className="lists">
      <RegionTable form={form} />
      <ZoneTable form={form} />
      {BOX_LISTS.map((list) => (
        <BoxTable key={list} list={list} form={form} />
      ))}
    </div>
  );
}
