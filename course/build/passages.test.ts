import { describe, expect, it } from 'vitest';
import { Evaluator } from './evaluator';
import { small } from './fixtures/copiedCourse';
import { smallEngine } from './fixtures/smallEngine';
import { readCourse, readLesson } from './load';
import { passagesOf } from './passages';
import { searchEntriesOf } from './searchEntries';
import { valuesOfLesson } from './values';

const engine = smallEngine();
const course = await readCourse(small);
const lesson = await readLesson(course, 'many-boxes', engine.named);
const values = valuesOfLesson(lesson, new Evaluator(engine));
const passages = passagesOf(lesson, 'en', values);
const saying = (text: string) => passages.filter((passage) => passage.text.includes(text));

describe('the passages of a lesson', () => {
  it('are its blocks, with the figures as they are printed and the stop that they stand in', () => {
    expect(saying('BFD sends')).toEqual([
      {
        stop: 'moves',
        altitudes: ['zero', 'junior', 'middle', 'senior'],
        text: 'BFD sends a packet every 300\u00a0ms. In TLS 1.3 terms, nothing is kept.'.replaceAll('\u00a0', ' '),
      },
    ]);
  });

  it('begin above the first stop', () => {
    expect(passages[0]).toMatchObject({ stop: undefined, text: expect.stringMatching(/^A box dies/) });
  });

  it('are read by those altitudes that their layers are for', () => {
    expect(saying('Half the group moves')[0]?.altitudes).toEqual(['middle', 'senior']);
    expect(saying('Like two desks')[0]?.altitudes).toEqual(['zero']);
  });

  it('do not give away what a prediction asks for', () => {
    expect(saying('Half the group moves')[0]?.text).toBe('Half the group moves: …, against 33%.');
  });

  it('name the simulation whose caption they are, and the outage that they tell of', () => {
    expect(saying('Three boxes.')).toMatchObject([{ simulation: 'flows', stop: 'moves' }]);
    expect(saying('All waited.')).toMatchObject([{ outage: 'A site: It froze' }]);
  });

  it('leave out what is asked, whose wrong answers would be found as if they were told', () => {
    const asked = ['Who moves?', 'All 100 of them', 'How long until BFD tells?', 'How much moves?', 'Hash threshold'];
    expect(asked.flatMap(saying)).toEqual([]);
  });
});

describe('what can be found', () => {
  const entries = searchEntriesOf(course, [{ lesson, values }], 'ru', { glossary: 'Глоссарий', evidence: 'Проверка' });
  const of = (kind: string) => entries.filter((entry) => entry.kind === kind);

  it('leads to an element of a page: of the lesson, of the glossary, of the evidence', () => {
    expect(new Set(of('passage').map(({ path }) => path.split('#')[0]))).toEqual(new Set(['learn/many-boxes/']));
    expect(of('simulation')[0]?.path).toBe('learn/many-boxes/#simulation-flows');
    expect(of('term')[0]?.path).toBe('glossary/#bfd');
    expect(of('fact').map(({ path }) => path)).toContain('evidence/#fact-bfd-interval');
    expect(of('limit')[0]?.path).toBe('evidence/#limit-everything');
  });

  it('names a term by all its names, in every language', () => {
    expect(of('term')[0]).toMatchObject({ title: 'BFD', text: 'Пульс между соседями.', names: ['BFD', 'BFD'] });
  });
});
