import { FAULT_KINDS, type FaultKind, ruleOf } from '../../engine/scenario/faultKinds';
import { regionsOf } from '../../engine/scenario/regions';
import {
  type BoxList,
  faultTargets,
  withFaultKind,
  withName,
  withNewBox,
  withNewFault,
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
export function RegionTable({ form }: { form: Form }) {
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

export function ZoneTable({ form }: { form: Form }) {
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
export function BoxTable({ list, form }: { list: BoxList; form: Form }) {
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

const FAULT_FIELDS = fieldsOf('faults.*').filter(({ path }) => !/\.(kind|target)$/.test(path));

/** The schedule of faults: kinds that can do something here, each with only the fields that it takes. */
export function FaultTable({ form }: { form: Form }) {
  const { draft, words, unmet, onDraft } = form;
  const offered = (now: FaultKind) => FAULT_KINDS.filter((one) => one === now || !unmet.ofFault(one));
  return (
    <EditableTable
      kind="faults"
      words={words}
      columns={[words.faultKind, words.faultTarget, ...FAULT_FIELDS.map(({ path }) => labelOf(path, words))]}
      rows={draft.faults.map(({ kind, target }, index) => {
        const name = `${index + 1}`;
        const { factor, inTurns } = ruleOf(kind);
        const takes = (field: Field) =>
          field.path.endsWith('.factor') ? factor : field.path.endsWith('.periodMs') ? inTurns : true;
        return {
          name: `${name}: ${words.faultKinds[kind]}`,
          cells: [
            <Choice
              key="kind"
              value={kind}
              options={offered(kind).map((one) => [one, words.faultKinds[one]])}
              isWrong={form.wrong === `faults.${index}.kind`}
              label={words.cell({ column: words.faultKind, row: name })}
              onChange={(chosen) => onDraft(withFaultKind(draft, index, chosen as FaultKind))}
            />,
            <Choice
              key="target"
              value={target}
              options={faultTargets(draft, kind).map((one) => [one, one || words.everything])}
              isWrong={form.wrong === `faults.${index}.target`}
              label={words.cell({ column: words.faultTarget, row: name })}
              onChange={(chosen) => form.set(`faults.${index}.target`, chosen)}
            />,
            ...FAULT_FIELDS.map((field) =>
              takes(field) ? <Cell key={field.path} field={field} index={index} row={name} form={form} /> : null,
            ),
          ],
          onRemove: () => onDraft({ ...draft, faults: draft.faults.filter((_, other) => other !== index) }),
        };
      })}
      onAdd={() => onDraft(withNewFault(draft))}
      withoutEffect={FAULT_KINDS.flatMap((kind) => {
        const need = unmet.ofFault(kind);
        return need ? [[words.faultKinds[kind], words.needs[need]] as const] : [];
      })}
      isClosed={draft.topology.lbs.length === 0}
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
