import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { editorFiles } from './editorSchemas';

const files = editorFiles();

it.each(Object.keys(files))('%s is as the schemas of the course make it (npm run schemas renews it)', (file) => {
  expect(readFileSync(file, 'utf8')).toBe(files[file]);
});

describe.each(Object.entries(JSON.parse(files['.vscode/settings.json']!)['yaml.schemas'] as Record<string, string>))(
  '%s',
  (schema, pattern) => {
    const shape = z.fromJSONSchema(JSON.parse(files[schema.replace('./', '')]!));
    const paths = readdirSync('content')
      .map((folder) => pattern.replace('*', folder))
      .filter(existsSync);

    it('takes every file that an editor holds against it', () => {
      expect(paths).not.toEqual([]);
      for (const path of paths) expect(shape.safeParse(parse(readFileSync(path, 'utf8'))).error, path).toBeUndefined();
    });

    it('underlines a field that does not exist', () => {
      const value: unknown = parse(readFileSync(paths[0]!, 'utf8'));
      const [first] = Array.isArray(value) ? value : [value];
      const wrong = Array.isArray(value) ? [{ ...first, colour: 'red' }] : { ...first, colour: 'red' };
      expect(shape.safeParse(wrong).success).toBe(false);
    });
  },
);
