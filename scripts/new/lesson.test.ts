import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { checkContent } from '../../course/build/check';
import { engine } from '../../course/build/engine';
import { onAllCores } from '../../course/build/pool';
import { problemText } from '../../course/build/problem';
import { runnerCode } from '../../course/build/runnerCode';
import { makeNew } from './make';

/** A copy of the course's content, and of the measurements that its facts are read from. */
let root: string;
beforeEach(() => {
  const copy = mkdtempSync(join(tmpdir(), 'course-'));
  onTestFinished(() => rmSync(copy, { recursive: true }));
  for (const folder of ['content', 'evidence/measured']) cpSync(folder, join(copy, folder), { recursive: true });
  root = copy;
});

const read = (file: string) => readFileSync(join(root, file), 'utf8');

describe('a new lesson', () => {
  it('passes the content check as it stands', async () => {
    await makeNew(root, ['lesson', 'noisy-neighbours']);
    // The lessons beside it are judged by the content check itself; without them, what they use is idle, and they are unknown.
    writeFileSync(join(root, 'content/course.yaml'), read('content/course.yaml').replaceAll(': open', ': coming'));
    const code = await runnerCode(process.cwd());
    const bands = { engine: code.fingerprint, again: () => false, demanded: false, mayWrite: true };
    const { lines, problems } = await checkContent(root, engine, { runAll: onAllCores(code), bands });
    const ofOthers = /nothing in the course uses|is not known; known: noisy-neighbours;/;
    expect(problems.map(problemText).filter((text) => !ofOthers.test(text))).toEqual([]);
    const ofLesson = lines.slice(lines.indexOf('noisy-neighbours'));
    expect(ofLesson.slice(1, 3)).toEqual(['  claims: 1 passed, 0 failed', '  predictions: 1 passed, 0 failed']);
  });

  it('has the next number, and a second one the number after it', async () => {
    const [first] = await makeNew(root, ['lesson', 'noisy-neighbours']);
    const [second] = await makeNew(root, ['lesson', 'quiet-neighbours']);
    const [a, b] = [first, second].map((file) => Number(/^content\/(\d+)-/.exec(file!)?.[1]));
    expect(b).toBe(a! + 1);
    expect(read('content/course.yaml')).toContain(`number: ${a}\n    slug: noisy-neighbours\n`);
  });

  it('only adds to the shared files: their comments and their order stay', async () => {
    const [course, limits] = [read('content/course.yaml'), read('content/limits.yaml')];
    await makeNew(root, ['lesson', 'noisy-neighbours']);
    const entry = / {2}- number: \d+\n {4}slug: noisy-neighbours\n(?: {4}.*\n)+/;
    expect(read('content/course.yaml').replace(entry, '')).toBe(course);
    expect(read('content/limits.yaml').replaceAll(', noisy-neighbours]', ']')).toBe(limits);
  });
});

describe('what cannot be made is refused: where, what was expected, what was found, what to do', () => {
  const usage = 'write npm run new -- lesson my-lesson';
  const slug = 'slug: expected lower case letters and digits, with hyphens between';
  it.each([
    ['no kind', [], `kind: expected one of lesson, found nothing; ${usage}`],
    ['an unknown kind', ['leson', 'a'], `kind: expected one of lesson, found "leson"; ${usage}`],
    ['no slug', ['lesson'], `slug: expected the name of the lesson after its kind, found nothing; ${usage}`],
    ['a slug of capitals', ['lesson', 'Noisy'], `${slug}, found "Noisy"; such as noisy-neighbours`],
    ['a slug that leaves the folder', ['lesson', '../x'], `${slug}, found "../x"; such as noisy-neighbours`],
    ['several words', ['lesson', 'a', 'b'], 'slug: expected one name, found "a b"; join its words by hyphens'],
  ])('%s', async (_, words, message) => {
    await expect(makeNew(root, words)).rejects.toThrow(message);
  });

  it('a slug that a lesson has, with its line', async () => {
    const found = makeNew(root, ['lesson', 'who-is-dead']);
    await expect(found).rejects.toThrow(
      /^slug: expected a name that nothing in the course has, found "who-is-dead"; content\/course\.yaml:\d+ lists it: choose another$/,
    );
  });

  it('a slug that a simulation has, with its line', async () => {
    const found = makeNew(root, ['lesson', 'dns-memory']);
    await expect(found).rejects.toThrow(
      /found "dns-memory"; content\/07-.*\/lesson\.yaml:\d+ has a simulation of this/,
    );
  });
});
