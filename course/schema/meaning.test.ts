import { describe, expect, it } from 'vitest';
import { type LessonData, lessonSchema } from './lesson';
import { meaningOf, shapeOf } from './meaning';

const option = (id: string, op: string) => ({ id, when: [{ measure: 'm', op, value: 1 }] });

function lesson(change: (draft: Record<string, unknown>) => void = () => {}): LessonData {
  const draft = {
    id: 'a',
    revision: 1,
    stops: ['one'],
    scenarios: { crash: { from: 'tiny', patch: { seed: 1 } } },
    predictions: {
      moved: {
        revision: 1,
        scenario: 'crash',
        measure: 'm',
        format: 'percent',
        input: { min: 0, max: 1, step: 0.1 },
        close: 0.1,
        wrong: [{ id: 'all', under: { seed: 2 } }],
      },
    },
    claims: { share: { scenario: 'crash', measure: 'm', op: 'more', value: 0, format: 'percent' } },
    trace: {
      steps: [{ id: 's', revision: 1, runs: { main: 'crash' }, options: [option('x', 'less'), option('y', 'more')] }],
    },
    recall: {
      cards: [{ id: 'c', revision: 1, item: { kind: 'number', claim: 'share', format: 'percent', close: 0.1 } }],
    },
  };
  change(draft);
  return lessonSchema.parse(draft);
}

/** The shape's ids and meanings, flat. */
const meanings = (data: LessonData) => {
  const { trace, predictions, recall, quiz } = shapeOf(data);
  return [trace, predictions, recall, quiz].map((steps) => steps.map((step) => step.meaning).join());
};

describe('what a step means', () => {
  it('is FNV-1a, so that it stays the same in every build', () => {
    expect(meaningOf(true)).toBe('4db211e5');
    expect(meaningOf({ b: 1, a: [2] })).toBe('badcd74d');
    expect(meaningOf({ a: [2], b: 1, c: undefined })).toBe('badcd74d');
  });

  it('does not depend on the order in which options are written', () => {
    const turned = lesson((draft) => {
      const { steps } = draft.trace as { steps: { options: unknown[] }[] };
      steps[0]?.options.reverse();
    });
    expect(meanings(turned)).toEqual(meanings(lesson()));
  });

  it('changes with the scenario it stands on, for the steps that stand on it alone', () => {
    const reseeded = meanings(
      lesson((draft) => Object.assign(draft, { scenarios: { crash: { from: 'tiny', patch: { seed: 2 } } } })),
    );
    const [trace, predictions, recall, quiz] = meanings(lesson());
    expect(reseeded[0]).not.toBe(trace);
    expect(reseeded[1]).not.toBe(predictions);
    expect(reseeded[2]).toBe(recall);
    expect(reseeded[3]).not.toBe(quiz);
  });

  it('changes with what varies, and not with a reason, a wrong model or what is masked', () => {
    const withPrediction = (fields: object) =>
      meanings(lesson((draft) => Object.assign((draft.predictions as { moved: object }).moved, fields)));
    expect(withPrediction({ durationMatters: 'a part of the run' })).toEqual(meanings(lesson()));
    expect(withPrediction({ wrong: [{ id: 'none', measure: 'm' }], answers: ['share'] })).toEqual(meanings(lesson()));
    expect(withPrediction({ varies: true })).not.toEqual(meanings(lesson()));
  });

  it('changes with the revision', () => {
    const revised = meanings(
      lesson((draft) => {
        const { cards } = draft.recall as { cards: { revision: number }[] };
        for (const card of cards) card.revision = 2;
      }),
    );
    expect(revised.map((text, index) => text === meanings(lesson())[index])).toEqual([true, true, false, false]);
  });
});

describe('the shape of a lesson', () => {
  it('names the options a choice may have, and none for a number', () => {
    const { trace, quiz } = shapeOf(lesson());
    expect(trace[0]?.options).toEqual(['x', 'y']);
    expect(quiz[0]).not.toHaveProperty('options');
  });
});
