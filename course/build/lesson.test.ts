import { join } from 'node:path';
import { getMDXComponent } from 'mdx-bundler/client';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { describe, expect, it } from 'vitest';
import { patchScenario, type ScenarioPatch } from '../../engine/scenario/patch';
import { altitudes, isThereAt } from '../altitude';
import { keyOf, type ReadMeasure } from '../exercise/rubric';
import { componentRules } from '../schema/components';
import { clientLessonOf } from './client';
import { Evaluator } from './evaluator';
import { smallEngine } from './fixtures/smallEngine';
import { connectionsOf } from './links';
import { readCourse, readLesson } from './load';
import { compileMdx } from './mdx';
import { ContentError } from './problem';
import { readingOf } from './reading';
import { valuesOfLesson } from './values';

const root = join(import.meta.dirname, 'fixtures/small');
const engine = smallEngine();
const evaluator = new Evaluator(engine);
const course = await readCourse(root);
const lesson = await readLesson(course, 'many-boxes', engine.named);

describe('what the page prints', () => {
  const values = valuesOfLesson(lesson, evaluator);

  it('is the value that the engine gave, for the language', () => {
    expect(values.claim('moved', 'en')).toBe('50%');
    expect(values.claim('moved', 'ru')).toBe('50\u00a0%');
    expect(values.claim('moved-resilient', 'en')).toBe('33%');
    expect(values.claim('double', 'en', 'duration')).toBe('900\u00a0ms');
    expect(values.fact('bfd-interval', 'ru')).toBe('300\u00a0мс');
    expect(values.fact('only-its-own', 'ru')).toBe('свои потоки');
  });

  it('is refused where the engine denies a claim', () => {
    const denying = { ...engine, measure: () => 0.9 };
    expect(() => valuesOfLesson(lesson, new Evaluator(denying))).toThrow(ContentError);
  });
});

describe('what the islands get', () => {
  const client = clientLessonOf(lesson, valuesOfLesson(lesson, evaluator).claims, evaluator);

  it('is plain JSON', () => {
    expect(JSON.parse(JSON.stringify(client))).toEqual(client);
  });

  it('holds scenarios with every patch laid', () => {
    expect(client.simulations.flows?.scenario.faults).toEqual([
      { atMs: 100, kind: 'lb-crash', target: 'lb-a', forMs: null },
    ]);
    expect(client.simulations.flows?.prediction).toMatchObject({
      id: 'moved',
      measure: 'flows.movedShare',
      close: 0.05,
      wrong: [{ id: 'only-its-own', value: { least: 1 / 3, most: 1 / 3 } }],
    });
    expect(client.simulations.flows?.switches.map((policy) => policy.id)).toEqual(['algorithm']);
  });

  it('holds no answer: the key comes from running the step, and another variant may have another', () => {
    const [step] = client.trace;
    const read = (patch: object): ReadMeasure => {
      return (run, measure, window) => {
        const scenario = step?.runs[run];
        if (!scenario) throw new Error(`no run ${run}`);
        return evaluator.measure(patchScenario(scenario, patch as ScenarioPatch), measure, window);
      };
    };
    expect(keyOf(step?.options ?? [], read({}))).toBe('half');
    expect(keyOf(step?.options ?? [], read(step?.variants[0]?.patch ?? {}))).toBe('own');
  });
});

describe('reading time', () => {
  it('counts the layers that an altitude shows', () => {
    expect(altitudes.map((altitude) => isThereAt({ from: 'middle' }, altitude))).toEqual([false, false, true, true]);
    expect(altitudes.map((altitude) => isThereAt({ only: 'zero' }, altitude))).toEqual([true, false, false, false]);
    expect(altitudes.map((altitude) => isThereAt({ from: 'junior', until: 'middle' }, altitude))).toEqual([
      ...[false, true, true, false],
    ]);
    const { zero, junior, middle, senior } = readingOf(lesson.texts.en);
    expect(zero.words - junior.words).toBe('Like two desks.'.split(' ').length);
    expect(middle.words - junior.words).toBe('Half the group moves: 50% against 33%'.split(' ').length);
    expect(senior).toEqual(middle);
  });
});

describe('connected lessons', () => {
  it('come from the links of the course, with the part they unfold', () => {
    const found = connectionsOf(course.course, lesson.yaml.value);
    expect(found.map(({ lesson: entry, stops }) => [entry.slug, stops])).toEqual([['one-box', ['moves']]]);
  });
});

describe('the compiled text', () => {
  it('renders with the components that it is given', async () => {
    const code = await compileMdx(lesson.texts.ru);
    const tag = (name: string) => (props: Record<string, unknown>) =>
      createElement('i', { 'data-name': name, title: props.id as string }, props.children as never);
    const components = Object.fromEntries(Object.keys(componentRules).map((name) => [name, tag(name)]));
    const html = renderToStaticMarkup(createElement(getMDXComponent(code), { components }));
    for (const { name, attributes } of lesson.texts.ru.elements) {
      expect(html).toContain(`<i data-name="${name}"${attributes.id ? ` title="${attributes.id}"` : ''}>`);
    }
  });
});
