import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { z } from 'zod';
import { editorFiles } from './editorSchemas';

const files = editorFiles();
const contentFiles = readdirSync('content', { recursive: true }).map((path) => `content/${path}`);

it.each(Object.keys(files))('%s is as the schemas of the course make it (npm run schemas renews it)', (file) => {
  expect(readFileSync(file, 'utf8')).toBe(files[file]);
});

describe.each(Object.entries(JSON.parse(files['.vscode/settings.json']!)['yaml.schemas'] as Record<string, string>))(
  '%s',
  (schema, pattern) => {
    const shape = z.fromJSONSchema(JSON.parse(files[schema.replace('./', '')]!));
    const match = new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]+')}$`);
    const paths = contentFiles.filter((path) => match.test(path));

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

describe('names of the engine', () => {
  const lesson = z.fromJSONSchema(JSON.parse(files['content/schemas/lesson.json']!));
  const takes = (claim: object) => {
    const expected = { op: 'more', value: 0, format: 'number' };
    return lesson.safeParse({ id: 'a', revision: 1, stops: ['a'], claims: { a: { ...expected, ...claim } } }).success;
  };

  it.each([
    ['a measure', { scenario: 'anycast', measure: 'flows.movedShare' }, true],
    ['a measure of a subject', { scenario: 'anycast', measure: 'lb.share:lb-a' }, true],
    ['no measure that is none', { scenario: 'anycast', measure: 'flows.moved' }, false],
    ['no measure by half its name', { scenario: 'anycast', measure: 'flows-movedShare' }, false],
    ['a model', { model: 'dns-stale', input: {}, path: 'staleShare' }, true],
    ['no model that is none', { model: 'dns-stael', input: {}, path: 'staleShare' }, false],
  ])('an editor takes %s', (_, claim, isTaken) => {
    expect(takes(claim)).toBe(isTaken);
  });
});
