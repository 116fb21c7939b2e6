import * as z from 'zod/mini';
import { scenarioSchema } from '../../engine/scenario/schema';

/** A field of a scenario as a form shows it. */
export type Field =
  | { readonly kind: 'number'; readonly path: string; readonly isNullable: boolean; readonly isOptional: boolean }
  | { readonly kind: 'choice'; readonly path: string; readonly options: readonly (string | number)[] }
  /** Where it may only be true, off is not to be there. */
  | { readonly kind: 'switch'; readonly path: string; readonly isOnlyTrue: boolean }
  | { readonly kind: 'text'; readonly path: string }
  /** A number for each of several things, see `numberLists`. */
  | { readonly kind: 'list'; readonly path: string }
  /** Switched on and off as a whole where it is nullable. */
  | { readonly kind: 'group'; readonly path: string; readonly isNullable: boolean; readonly fields: readonly Field[] };

/** What this module reads of a JSON Schema, as zod writes one. */
interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema | false;
  readonly prefixItems?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly enum?: readonly string[];
  readonly const?: string | number | boolean;
}

const SCENARIO = z.toJSONSchema(scenarioSchema) as Schema;

/** The fields below a part of the scenario's schema, in its order: the schema is the one list of what there is. */
export function fieldsOf(path: string): readonly Field[] {
  return childrenOf(schemaAt(path), path);
}

/** The fields of a kind of `traffic.arrivals`, but the kind itself. */
export function arrivalFields(kind: string): readonly Field[] {
  const path = 'traffic.arrivals';
  const shape = schemaAt(path).oneOf?.find(({ properties }) => properties?.kind?.const === kind);
  return shape ? childrenOf(shape, path).filter((field) => field.path !== `${path}.kind`) : [];
}

function schemaAt(path: string): Schema {
  return path.split('.').reduce<Schema>((schema, key) => {
    const { items, properties } = bare(schema);
    return key === '*' ? (items as Schema) : properties![key]!;
  }, SCENARIO);
}

const isNull = ({ type }: Schema) => type === 'null';

/** A schema without the null that it may be. */
function bare(schema: Schema): Schema {
  return schema.anyOf?.some(isNull) ? schema.anyOf.find((one) => !isNull(one))! : schema;
}

function childrenOf(schema: Schema, path: string): readonly Field[] {
  const { properties, prefixItems = [], required = [] } = bare(schema);
  return Object.entries(properties ?? prefixItems).flatMap(([key, child]) =>
    fieldOf(child, `${path}.${key}`, properties !== undefined && !required.includes(key)),
  );
}

/** The field of a schema; none for what has a table of its own, or for a union of shapes. */
function fieldOf(schema: Schema, path: string, isOptional: boolean): readonly Field[] {
  const { type, enum: names, const: only, anyOf, prefixItems } = bare(schema);
  const isNullable = bare(schema) !== schema;
  if (anyOf) return [{ kind: 'choice', path, options: anyOf.map((one) => one.const as string | number) }];
  if (names) return [{ kind: 'choice', path, options: names }];
  switch (type) {
    case 'integer':
    case 'number':
      return [{ kind: 'number', path, isNullable, isOptional }];
    case 'string':
      return [{ kind: 'text', path }];
    case 'boolean':
      return [{ kind: 'switch', path, isOnlyTrue: only === true }];
    case 'array':
      if (!prefixItems) return [{ kind: 'list', path }];
      return [{ kind: 'group', path, isNullable, fields: childrenOf(schema, path) }];
    case 'object':
      return [{ kind: 'group', path, isNullable, fields: childrenOf(schema, path) }];
    default:
      return [];
  }
}

/** The fields and those in their groups, flat. */
export function flat(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => (field.kind === 'group' ? [field, ...flat(field.fields)] : [field]));
}
