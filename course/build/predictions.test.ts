import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Evaluator } from './evaluator';
import { smallEngine } from './fixtures/smallEngine';
import { type Lesson, readCourse, readLesson } from './load';
import { predictionsOf } from './predictions';
import { ContentError } from './problem';
import { valuesOfLesson } from './values';

const engine = smallEngine();
const lesson = await readLesson(
  await readCourse(join(import.meta.dirname, 'fixtures/small')),
  'many-boxes',
  engine.named,
);
const values = valuesOfLesson(lesson, new Evaluator(engine));
const measuring = (value: number) => new Evaluator({ ...engine, measure: () => value });

describe('the predictions of a lesson', () => {
  it('come with question, place and what the run gives', () => {
    expect(predictionsOf(lesson, 'en', values, new Evaluator(engine))).toEqual([
      {
        id: 'moved',
        simulation: 'flows',
        question: 'How much moves?',
        format: 'percent',
        digits: undefined,
        close: 0.05,
        found: 0.5,
      },
    ]);
  });

  it('print the figures of their question, in the language of the page', () => {
    const figure = {
      type: 'mdxJsxTextElement',
      name: 'Fact',
      attributes: [{ type: '', name: 'id', value: 'bfd-interval' }],
    };
    const children = [{ type: 'text', value: 'How much\nmoves after ' }, figure, { type: 'text', value: '?' }];
    const elements = lesson.texts.ru.elements.map((element) =>
      element.name === 'Prediction' ? { ...element, node: { type: 'mdxJsxFlowElement', children } } : element,
    );
    const told: Lesson = { ...lesson, texts: { ...lesson.texts, ru: { ...lesson.texts.ru, elements } } };
    const [asked] = predictionsOf(told, 'ru', values, new Evaluator(engine));
    expect(asked?.question).toBe('How much moves after 300\u00a0мс?');
  });

  it('may be of something that never ends', () => {
    expect(predictionsOf(lesson, 'en', values, measuring(Number.POSITIVE_INFINITY))[0]?.found).toBe(Infinity);
  });

  it('are refused, with their place, where the run has no such number', () => {
    const refused = () => predictionsOf(lesson, 'en', values, measuring(Number.NaN));
    expect(refused).toThrow(ContentError);
    expect(refused).toThrow(/lesson\.yaml:\d+:\d+: predictions\.moved: expected a number of the run, found none/);
  });

  it('are refused, with their place, where the engine knows no such measure', () => {
    const evaluator = new Evaluator(engine);
    const predictions = { moved: { ...lesson.yaml.value.predictions.moved!, measure: 'flows.lost' } };
    const value = { ...lesson.yaml.value, predictions };
    const refused = () => predictionsOf({ ...lesson, yaml: { ...lesson.yaml, value } }, 'en', values, evaluator);
    expect(refused).toThrow(/lesson\.yaml:\d+:\d+: measure: .*flows\.movedShare/);
  });
});
