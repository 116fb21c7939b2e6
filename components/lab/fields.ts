import { scenarioSchema } from '../../engine/scenario/schema';

/** A field of a scenario as a form shows it. */
export type Field =
  | { readonly kind: 'number'; readonly path: string; readonly isNullable: boolean; readonly isOptional: boolean }
  | { readonly kind: 'choice'; readonly path: string; readonly options: readonly (string | number)[] }
  /** Optional: off is not to be there. */
  | { readonly kind: 'switch'; readonly path: string; readonly isOptional: boolean }
  | { readonly kind: 'text'; readonly path: string }
  /** Switched on and off as a whole where it is nullable. */
  | { readonly kind: 'group'; readonly path: string; readonly isNullable: boolean; readonly fields: readonly Field[] };

/** A schema of zod's, as far as this module looks into it. */
interface Schema {
  readonly _zod: { readonly def: unknown };
}

/** What it reads of a schema's definition. */
interface Definition {
  readonly type: string;
  readonly innerType?: Schema;
  readonly element?: Schema;
  readonly shape?: Readonly<Record<string, Schema>>;
  readonly items?: readonly Schema[];
  readonly options?: readonly Schema[];
  readonly entries?: Readonly<Record<string, string>>;
  readonly values?: readonly unknown[];
  readonly discriminator?: string;
}

const definitionOf = (schema: Schema) => schema._zod.def as Definition;

/** The fields below a part of the scenario's schema, in its order: the schema is the one list of what there is. */
export function fieldsOf(path: string): readonly Field[] {
  return childrenOf(schemaAt(path), path);
}

/** The kinds that `traffic.arrivals` may have, with the fields of each. */
export function arrivalFields(kind: string): readonly Field[] {
  const path = 'traffic.arrivals';
  const shapes = definitionOf(schemaAt(path)).options ?? [];
  const shape = shapes.find((option) => definitionOf(definitionOf(option).shape!.kind!).values?.includes(kind));
  return shape ? childrenOf(shape, path).filter((field) => field.path !== `${path}.kind`) : [];
}

function schemaAt(path: string): Schema {
  return path.split('.').reduce<Schema>((schema, key) => {
    const { shape, element } = definitionOf(bare(schema));
    return key === '*' ? element! : shape![key]!;
  }, scenarioSchema);
}

/** A schema without what says that it may be absent or null. */
function bare(schema: Schema): Schema {
  const { innerType } = definitionOf(schema);
  return innerType ? bare(innerType) : schema;
}

function childrenOf(schema: Schema, path: string): readonly Field[] {
  const { shape, items = [] } = definitionOf(bare(schema));
  return Object.entries(shape ?? items).flatMap(([key, child]) => fieldOf(child, `${path}.${key}`));
}

/** The field of a schema; none for lists, which are tables of their own. */
function fieldOf(schema: Schema, path: string): readonly Field[] {
  const wrappers = wrappersOf(schema);
  const [isNullable, isOptional] = [wrappers.includes('nullable'), wrappers.includes('optional')];
  const { type, entries, options, values, discriminator } = definitionOf(bare(schema));
  switch (type) {
    case 'number':
      return [{ kind: 'number', path, isNullable, isOptional }];
    case 'string':
      return [{ kind: 'text', path }];
    case 'boolean':
      return [{ kind: 'switch', path, isOptional: false }];
    case 'literal':
      return values?.[0] === true ? [{ kind: 'switch', path, isOptional }] : [];
    case 'enum':
      return [{ kind: 'choice', path, options: Object.values(entries ?? {}) }];
    case 'union': {
      if (discriminator) return [];
      const literals = (options ?? []).flatMap((option) => definitionOf(option).values ?? []);
      return [{ kind: 'choice', path, options: literals as (string | number)[] }];
    }
    case 'object':
    case 'tuple':
      return [{ kind: 'group', path, isNullable, fields: childrenOf(schema, path) }];
    default:
      return [];
  }
}

function wrappersOf(schema: Schema): readonly string[] {
  const { type, innerType } = definitionOf(schema);
  return innerType ? [type, ...wrappersOf(innerType)] : [];
}

/** The fields and those in their groups, flat. */
export function flat(fields: readonly Field[]): readonly Field[] {
  return fields.flatMap((field) => (field.kind === 'group' ? [field, ...flat(field.fields)] : [field]));
}
