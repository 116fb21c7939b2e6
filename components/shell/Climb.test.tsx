import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { Climb, type ClimbLesson } from './Climb';

const shape = { id: 'a', sections: ['one'], predictions: [], trace: [], quiz: [], exercises: [], recall: [] };
const again = [{ slug: 'third', title: 'Third' }];
const open = { shape, again, minutes: { zero: 1, junior: 2, middle: 3, senior: 4 } };
const lesson = (slug: string, status: ClimbLesson['status']): ClimbLesson => ({
  ...{ number: 1, slug, title: slug, summary: '', status },
  ...(status !== 'coming' && { open: { ...open, shape: { ...open.shape, id: slug } } }),
});
const lessons = [lesson('first', 'open'), lesson('second', 'simulation'), lesson('third', 'coming')];
const html = renderToStaticMarkup(<Climb locale="en" lessons={lessons} />);

describe('the profile of the climb, as the server writes it', () => {
  it('has a flag at each lesson that a reader can have left off in, and no other', () => {
    const footholds = html.split('data-foothold="').slice(1);
    expect(footholds.map((part) => [part.slice(0, part.indexOf('"')), part.includes('class="flag')])).toEqual([
      ['first', true],
      ['second', true],
      ['third', false],
    ]);
  });

  it('says of nobody where they left off: that is for a script that knows', () => {
    expect(html).not.toContain('data-here');
    expect(html.match(/class="left-off" hidden=""/g)).toHaveLength(lessons.length);
  });
});

describe('a lesson of the climb', () => {
  it('says in how many lessons further up it appears again, and leads to them', () => {
    expect(html).toContain('<summary>Appears again in 1 lesson</summary>');
    expect(html).toContain('/en/learn/third/');
  });

  it('says of nobody when they began it or were done', () => {
    expect(html.match(/class="when"[^>]*hidden=""/g)).toHaveLength(lessons.length);
  });

  it('is a stop of j and k, as its place in the list has it', () => {
    expect(html.match(/<li id="[a-z]+" class="[a-z]+" data-stop/g)).toHaveLength(lessons.length);
  });
});
