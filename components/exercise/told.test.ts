import { createElement, Fragment } from 'react';
import { describe, expect, it } from 'vitest';
import { Compared, Feedback, Option, Question, Variant, World } from '../prose/parts';
import { toldChoice } from './told';

const ids = ['right', 'nearly', 'not-at-all', 'backwards'];

const written = (order: readonly string[]) =>
  toldChoice('step', [
    createElement(Question, { key: 'question' }, 'Which one?'),
    createElement(Variant, { key: 'variant', id: 'later' }, 'An hour later'),
    ...order.map((id) => createElement(Option, { key: id, id }, `the option ${id}`)),
    createElement(Compared, { key: 'compared' }, 'The other has no zones'),
    createElement(World, { key: 'world', option: 'nearly' }, 'Where zones cost nothing'),
    ...[...order].reverse().map((id) => createElement(Feedback, { key: `of-${id}`, option: id }, `about ${id}`)),
  ]);

describe('the words of a choice', () => {
  it('come in one order, in whichever the author wrote them', () => {
    const orderOf = (order: readonly string[]) => written(order).options.map((option) => option.id);
    expect(orderOf([...ids].reverse())).toEqual(orderOf(ids));
    expect([...orderOf(ids)].sort()).toEqual([...ids].sort());
  });

  it('give each option the feedback that names it', () => {
    for (const { id, text, feedback } of written(ids).options) {
      expect([text, feedback]).toEqual([`the option ${id}`, `about ${id}`]);
    }
  });

  it('hold the question and what each variant changes', () => {
    expect(written(ids)).toMatchObject({ question: 'Which one?', variants: { later: 'An hour later' } });
  });

  it('say in which world an option would be right, and how the compared run differs', () => {
    const { options, compared } = written(ids);
    expect(options.filter(({ world }) => world).map(({ id, world }) => [id, world])).toEqual([
      ['nearly', 'Where zones cost nothing'],
    ]);
    expect(compared).toBe('The other has no zones');
  });

  it('are empty where the author wrote none', () => {
    expect(toldChoice('step', createElement(Fragment))).toEqual({ question: undefined, options: [], variants: {} });
  });
});
