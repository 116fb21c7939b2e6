import { describe, expect, it } from 'vitest';
import { type BankItem, bankSchema } from '../schema/bank';
import { choicesOf, type Drawable, drawItem, drawnWith, filledText, nextSeed } from './bankItem';

const words = { en: 'en', ru: 'ru' };
/** None of these has a value that is a fact. */
const [vrrp, panic] = bankSchema.parse([
  {
    id: 'backup-waits',
    kind: 'number',
    revision: 1,
    stop: 'clock',
    parameters: { advertMs: { from: 200, until: 1000, step: 200, format: 'duration' }, priority: { of: [100, 250] } },
    question: words,
    format: 'duration',
    answer: {
      model: 'vrrp-master-down',
      input: { advertIntervalMs: '=advertMs', backupPriority: '=priority', version: 3 },
      path: 'masterDownMs',
    },
    reason: words,
    wrong: [
      { id: 'no-skew', formula: '3 * advertMs', feedback: words },
      { id: 'one-advert', formula: 'advertMs', feedback: words },
      { id: 'twice', formula: '2 * advertMs', feedback: words },
      { id: 'the-same-again', formula: 'advertMs + advertMs', feedback: words },
    ],
  },
  {
    id: 'panic',
    kind: 'choice',
    revision: 1,
    stop: 'ejected',
    parameters: { healthy: { of: [2, 6] } },
    values: { share: { formula: 'healthy / 9', format: 'percent', digits: 0 } },
    question: words,
    options: [
      { id: 'yes', text: words, feedback: words, when: 'share < 0.5' },
      { id: 'no', text: words, feedback: words, when: 'share >= 0.5' },
      { id: 'never', text: words, feedback: words },
    ],
  },
]) as (BankItem & Drawable)[];

describe('a question that comes back', () => {
  it('comes with other numbers than the last time, and on every device with the same', () => {
    let last: number | undefined;
    for (let count = 0; count < 50; count++) {
      const seed = nextSeed(vrrp!, count, last);
      expect(nextSeed(vrrp!, count, last)).toBe(seed);
      if (last !== undefined) expect(drawItem(vrrp!, seed).scope).not.toEqual(drawItem(vrrp!, last).scope);
      last = seed;
    }
  });

  it('comes as it was where it has no parameters', () => {
    const fixed = { ...panic!, parameters: {}, values: { share: { formula: 0.3, format: 'percent' as const } } };
    expect(drawItem(fixed, nextSeed(fixed, 1, 7)).scope).toEqual(drawItem(fixed, 7).scope);
  });
});

describe('a drawn question', () => {
  it('has its key from the model, wrong numbers from wrong procedures, all by size', () => {
    const { options, key } = drawnWith(vrrp!, { advertMs: 1000, priority: 100 });
    expect(key).toBe('answer');
    expect(options).toEqual([
      { id: 'one-advert', number: 1000 },
      { id: 'twice', number: 2000 },
      { id: 'no-skew', number: 3000 },
      { id: 'answer', number: 3609.375 },
    ]);
  });

  it('offers no wrong number near the right one: who rounds would be right', () => {
    expect(drawnWith(vrrp!, { advertMs: 1000, priority: 250 }).options.map(({ id }) => id)).not.toContain('no-skew');
  });

  it('is the same for the same seed, and other parameters come with others', () => {
    expect(drawItem(vrrp!, 7)).toEqual(drawItem(vrrp!, 7));
    const drawn = new Set(Array.from({ length: 40 }, (_, seed) => drawItem(vrrp!, seed).scope.advertMs));
    expect([...drawn].sort()).toEqual([1000, 200, 400, 600, 800]);
  });

  it('has the option right whose formula holds, in an order that says nothing', () => {
    expect(drawnWith(panic!, { healthy: 2 }).key).toBe('yes');
    expect(drawnWith(panic!, { healthy: 6 }).key).toBe('no');
    const firsts = Array.from({ length: 60 }, (_, seed) => drawItem(panic!, seed)).map(({ options }) => options[0]!.id);
    expect(new Set(firsts)).toEqual(new Set(['yes', 'no', 'never']));
  });

  it.each([
    [
      /exactly one option that holds with healthy 9/,
      { healthy: 9 },
      {
        ...panic!,
        options: [
          { id: 'a', when: '1' },
          { id: 'b', when: '1' },
        ],
      },
    ],
    [
      /two wrong numbers away from/,
      { advertMs: 1000, priority: 100 },
      { ...vrrp!, wrong: [{ id: 'near', formula: '3.6 * advertMs' }] },
    ],
    [/a finite number/, { advertMs: 0, priority: 100 }, { ...vrrp!, answer: { formula: '1 / advertMs' } }],
  ])('is refused with its parameters: %s', (why, parameters, item) => {
    expect(() => drawnWith(item as NonNullable<typeof vrrp>, parameters)).toThrow(why);
  });

  it('says its values in the words of the language', () => {
    const drawn = drawnWith(panic!, { healthy: 6 });
    expect(filledText('{healthy} of nine: {share}', panic!, drawn, 'ru')).toBe('6 of nine: 67\u00a0%');
    const answered = drawnWith(vrrp!, { advertMs: 1000, priority: 100 });
    expect(filledText('{answer} at {advertMs}', { ...vrrp!, format: 'duration' }, answered, 'en')).toBe(
      '3.61\u00a0s at 1\u00a0s',
    );
  });
});

it('a range ends where it says, in whole steps', () => {
  expect(choicesOf({ from: 0.1, until: 0.3, step: 0.1, format: 'percent' })).toEqual([0.1, 0.2, 0.3]);
  expect(choicesOf({ from: 1, until: 6, step: 2, format: 'number' })).toEqual([1, 3, 5]);
});
