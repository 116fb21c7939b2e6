import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { checkContent } from './check';
import { smallEngine } from './fixtures/smallEngine';
import { problemText } from './problem';

const root = mkdtempSync(join(tmpdir(), 'course-'));
afterEach(() => rmSync(root, { recursive: true }));

it('an id of a simulation that an earlier lesson has is refused, with the place of the second', async () => {
  cpSync(join(import.meta.dirname, 'fixtures/small'), root, { recursive: true });
  const content = join(root, 'content');
  const course = join(content, 'course.yaml');
  const text = readFileSync(course, 'utf8');
  const [entry = ''] = /^ {2}- number: 1\n(?: {4}.*\n)+/m.exec(text) ?? [];
  const second = entry.replace('number: 1', 'number: 9').replace('slug: many-boxes', 'slug: again');
  expect(second).not.toBe(entry);
  writeFileSync(
    course,
    text.replace(entry, () => entry + second),
  );
  cpSync(join(content, '01-many-boxes'), join(content, '09-again'), { recursive: true });
  const yaml = join(content, '09-again/lesson.yaml');
  writeFileSync(yaml, readFileSync(yaml, 'utf8').replace('many-boxes', 'again'));
  const { problems } = await checkContent(root, smallEngine());
  const said = problems.map(problemText).filter((line) => line.includes('over the whole course'));
  expect(said).toEqual([
    expect.stringMatching(
      /^content\/09-again\/lesson\.yaml:\d+:\d+: the simulation flows is in the lesson many-boxes too; give it an id/,
    ),
  ]);
});
