import { z } from 'zod';
import { models } from '../course/exercise/models';
import { bankFile, lessonFiles, sharedFiles } from '../course/schema/files';
import { measureNames } from '../engine/metrics/measures';

/** A zod schema being turned, and what it has become so far. */
interface Turned {
  readonly zodSchema: z.core.$ZodTypes;
  readonly jsonSchema: z.core.JSONSchema.BaseSchema;
  readonly path: readonly (string | number)[];
}

/** What the engine alone knows: the names that a field may hold, for an editor to offer. A measure may take a subject. */
const engineNames: Readonly<Record<string, z.core.JSONSchema.BaseSchema>> = {
  measure: { pattern: `^(${measureNames.join('|').replaceAll('.', '\\.')})(:.+)?$`, examples: [...measureNames] },
  model: { enum: Object.keys(models) },
};

/** What an editor needs for the YAML of the content, by file: a JSON Schema for each, and which files it is for. */
export function editorFiles(): Record<string, string> {
  const all = [
    ...Object.entries(sharedFiles).map(([name, schema]) => ({ name, schema, files: `content/${name}` })),
    ...Object.entries(lessonFiles).map(([name, schema]) => ({ name, schema, files: `content/*/${name}` })),
    { name: 'bank.yaml', schema: bankFile, files: 'content/*/bank/*.yaml' },
  ];
  const placed = all.map(({ name, ...rest }) => ({
    ...rest,
    path: `content/schemas/${name.replace('.yaml', '.json')}`,
  }));
  const settings = { 'yaml.schemas': Object.fromEntries(placed.map(({ path, files }) => [`./${path}`, files])) };
  return {
    ...Object.fromEntries(placed.map(({ path, schema }) => [path, textOf(jsonSchemaOf(schema))])),
    '.vscode/settings.json': textOf(settings),
  };
}

/** What may be written, before defaults are filled in. */
function jsonSchemaOf(schema: z.ZodType): object {
  return z.toJSONSchema(schema, {
    target: 'draft-7',
    io: 'input',
    unrepresentable: 'any',
    reused: 'ref',
    override: amend,
  });
}

/** Says what zod leaves unsaid: names of the engine, a field that must not be there, and one thing that stands for a list of one. */
function amend({ zodSchema: { _zod: zod }, jsonSchema, path }: Turned): void {
  if (zod.def.type === 'string') Object.assign(jsonSchema, engineNames[path.at(-1) ?? '']);
  if (zod.def.type === 'custom') jsonSchema.not = {};
  if (zod.def.type !== 'pipe' || zod.def.in._zod.def.type !== 'transform') return;
  const { default: empty, ...list } = jsonSchema;
  for (const key of Object.keys(list)) delete jsonSchema[key];
  jsonSchema.anyOf = [list.items as z.core.JSONSchema.BaseSchema, list];
}

const textOf = (value: object) => `${JSON.stringify(value, null, 2)}\n`;
