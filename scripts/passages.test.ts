import { afterEach, describe, expect, it, vi } from 'vitest';
import { passageOf } from '../app/passages';
import type { Lesson } from '../course/build';

const file = 'content/04-maglev-hashing/ru.mdx';
const stop = { name: 'Stop', attributes: { id: 'table', title: 'Таблица & места' }, at: { file, line: 42, column: 1 } };
const lesson = { texts: { ru: { file, elements: [stop] } } } as unknown as Lesson;
const passage = (given: Record<string, string>) => {
  for (const [name, value] of Object.entries(given)) vi.stubEnv(name, value);
  return passageOf(lesson, 'table', 'ru');
};

afterEach(() => vi.unstubAllEnvs());

describe('a passage', () => {
  it('leads to the line that it is written in, and to a form with that line', () => {
    const { source, report } = passage({
      SOURCE_URL: 'https://forge.example/owner/course/blob/main',
      ISSUES_URL: 'https://forge.example/owner/course/issues/new?labels=text',
    });
    expect(source).toBe(`https://forge.example/owner/course/blob/main/${file}?plain=1#L42`);
    const form = new URL(report ?? '');
    expect(form.pathname).toBe('/owner/course/issues/new');
    expect(Object.fromEntries(form.searchParams)).toEqual({
      labels: 'text',
      title: `${file}: Таблица & места`,
      body: source,
    });
  });

  it('says where it is also to who reports to a form of a private repository', () => {
    const { source, report } = passage({ SOURCE_URL: '', ISSUES_URL: 'https://forge.example/new' });
    expect(source).toBeUndefined();
    expect(new URL(report ?? '').searchParams.get('body')).toBe(`${file}:42`);
  });

  it('leads nowhere without addresses, and to none that is not one', () => {
    expect(passage({ SOURCE_URL: '', ISSUES_URL: '' })).toEqual({ source: undefined, report: undefined });
    expect(() => passage({ SOURCE_URL: 'javascript:alert(1)' })).toThrow('SOURCE_URL: expected an address');
  });
});
