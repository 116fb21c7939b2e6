import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { parse, stringify } from 'yaml';
import { bankSchema } from '../schema/bank';
import type { CourseData } from '../schema/course';
import type { Limit } from '../schema/limits';
import { checkContent } from './check';
import { engine } from './engine';
import { answersOf, type Figures, hashOf, type RunAll } from './figures';
import { change } from './fixtures/copiedCourse';
import { problemText } from './problem';

const repository = join(import.meta.dirname, '../..');
const page = readFileSync(join(repository, 'docs/authoring.md'), 'utf8');

/** The page's blocks, by the file that each says it belongs to; those of one file in a row make it whole. */
const blocks = new Map<string, string>();
for (const [, file = '', text = ''] of page.matchAll(/^```\w+ (\S+)\n([\s\S]*?)^```$/gm))
  blocks.set(file, (blocks.get(file) ?? '') + text);

const folder = '14-a-silent-box';

/** The course with the page's lesson put in as the page says; the lessons that are there already are not run again. */
function followed(): string {
  const root = mkdtempSync(join(tmpdir(), 'authoring-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'content', folder, 'config'), { recursive: true });
  mkdirSync(join(root, 'evidence'));
  symlinkSync(join(repository, 'evidence/measured'), join(root, 'evidence/measured'));
  for (const [file, text] of blocks) {
    const shared = file.startsWith('content/');
    if (!shared) writeFileSync(join(root, 'content', folder, file), text);
    else writeFileSync(join(root, file), withBlock(file, readFileSync(join(repository, file), 'utf8'), text));
  }
  return root;
}

/** Each run is made once, whichever test asks. */
const made = new Map<string, Figures>();
const runAll: RunAll = async (jobs) =>
  jobs.map((job) => {
    const key = hashOf(job);
    const answers = made.get(key) ?? answersOf(engine, job);
    made.set(key, answers);
    return answers;
  });

/** What the check finds wrong, but for things that only the lessons left out use. */
async function check(root: string) {
  const { problems, lines } = await checkContent(root, engine, { runAll });
  const isOfOthers = (text: string) => {
    const [, id] = /: nothing in the course uses (\S+);/.exec(text) ?? [];
    return id !== undefined && ![...blocks.values()].some((block) => new RegExp(`^${id}:`, 'm').test(block));
  };
  return { problems: problems.map(problemText).filter((text) => !isOfOthers(text)), lines };
}

function withBlock(file: string, existing: string, block: string): string {
  if (file === 'content/course.yaml') {
    const [course, added] = [parse(existing) as CourseData, parse(block) as CourseData];
    const lessons = course.lessons.map((lesson) => ({ ...lesson, status: 'coming' as const }));
    const running = { ...course.running, simulation: 'silent-box' };
    return stringify({
      ...{ ...course, running },
      lessons: [...lessons, ...added.lessons],
      links: [...course.links, ...added.links],
    });
  }
  if (file === 'content/limits.yaml') {
    const others = Object.entries(parse(existing) as Record<string, Limit>).map(([id, limit]) => [
      id,
      { ...limit, limits: { ...limit.limits, simulations: [] } },
    ]);
    return stringify(Object.fromEntries(others)) + block;
  }
  return existing + block;
}

it('followed to its end, the page gives a lesson that the check passes', async () => {
  const { problems, lines } = await check(followed());
  expect(problems).toEqual([]);
  expect(lines).toContain('a-silent-box');
});

it('what the page says of a wrong claim is what the check says', async () => {
  const root = followed();
  change(root, `${folder}/lesson.yaml`, 'value: 0.5,', 'value: 0.9,');
  const { problems } = await check(root);
  const [, told = ''] = /^```text\n(.*?)\n```$/ms.exec(page) ?? [];
  expect(problems).toEqual([told]);
});

it('the questions that the page shows are those of a bank', () => {
  const shown = [...page.matchAll(/^```yml\n([\s\S]*?)^```$/gm)].map(([, text = '']) =>
    bankSchema.safeParse(parse(text)),
  );
  expect(shown).toMatchObject([{ success: true }]);
});

it('every block of yaml or mdx says which file it belongs to', () => {
  expect([...page.matchAll(/^```(?:yaml|mdx)(?! \S+$)/gm)]).toEqual([]);
});
