import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../schema/meaning';
import { clientLessonOf } from './client';
import { Evaluator } from './evaluator';
import { checkExercises } from './exercises';
import { smallEngine } from './fixtures/smallEngine';
import { type Lesson, readCourse, readLesson } from './load';
import { valuesOfLesson } from './values';

const root = join(import.meta.dirname, 'fixtures/small');
const lesson = await readLesson(await readCourse(root), 'many-boxes', smallEngine().named);

/** The small lesson with fields of one of its exercises changed. */
function changed(id: string, change: object): Lesson {
  const exercises = lesson.yaml.value.exercises.map((one) => (one.id === id ? { ...one, ...change } : one));
  return { ...lesson, yaml: { ...lesson.yaml, value: { ...lesson.yaml.value, exercises } } };
}

type Chance = Parameters<typeof smallEngine>[0];
const found = (of: Lesson, chance?: Chance) =>
  checkExercises(of, new Evaluator(smallEngine(chance))).problems.map(({ message }) => message.split(';')[0]);

/** With every third seed more flows move. */
const unlucky: Chance = ({ seed }) => (seed % 3 === 0 ? 0.15 : 0);
/** Over twice the duration more flows move. */
const later: Chance = ({ durationMs }) => (durationMs > 1000 ? 0.15 : 0);

describe('the key of an exercise', () => {
  it('holds with every seed and over twice the duration', () => {
    expect(found(lesson)).toEqual([]);
  });

  it('is refused where it is luck', () => {
    expect(found(lesson, unlucky)).toEqual([
      'exercise diagnosed: spared: expected the run to belong in one bin as written, found many with seed 3 and in 7 other runs',
      'exercise by-moved: expected neighbours to differ by a tenth at least as written, found resilient and threshold',
      'exercise spare: expected the solution to reach every goal as written, found that it does not with seed 3 and in 7 other runs',
    ]);
  });

  it('may depend on how long the run is, for a reason', () => {
    const reason = { durationMatters: 'a second' };
    const reasoned = ['diagnosed', 'by-moved', 'spare'].map((id) => found(changed(id, reason), later));
    expect(found(lesson, later)).toHaveLength(3);
    expect(reasoned.map((messages) => messages.length)).toEqual([2, 2, 2]);
    expect(found(changed('spare', reason))).toEqual(['exercise spare: it is the same over twice the duration']);
  });

  it('is tried in every variant', () => {
    const variants = [{ id: 'modulo', patch: { policies: { ecmp: { algorithm: 'modulo-n' } } } }];
    expect(found(changed('by-moved', { variants }))[0]).toBe(
      'exercise by-moved: expected neighbours to differ by a tenth at least in the variant modulo, found resilient and threshold',
    );
    expect(found(changed('spare', { variants }))).toEqual([]);
  });

  it('sorts things into two bins at least', () => {
    const { things } = lesson.yaml.value.exercises[0] as {
      things: readonly object[];
    } & Lesson['yaml']['value']['exercises'][0];
    expect(found(changed('doubled', { things: [things[2], things[2]] }))[0]).toBe(
      'exercise doubled: expected things for two bins at least as written, found them all in two',
    );
  });

  it('is asked for by what the engine has', () => {
    expect(found(changed('by-moved', { measure: 'luck' }))).toEqual([
      'exercise by-moved: measure: expected one of flows.movedShare, found "luck"',
    ]);
  });
});

describe('what a page gets of an exercise', () => {
  const evaluator = new Evaluator(smallEngine());
  const { exercises } = clientLessonOf(lesson, valuesOfLesson(lesson, evaluator).claims, evaluator);

  it('is no answer, but what an exact model or a fact gives, as written and in each variant', () => {
    expect(exercises[0]).toMatchObject({
      things: [
        { id: 'one', bins: ['two', 'four'] },
        { id: 'pair', bins: ['four', 'four'] },
        { id: 'known', bins: ['two', 'two'] },
      ],
    });
    expect(JSON.stringify(exercises[3])).not.toContain('solution');
  });

  it('has a place in progress, which another solution leaves as it is and another goal does not', () => {
    const meaning = (of: Lesson) => shapeOf(of.yaml.value).exercises.find(({ id }) => id === 'spare')?.meaning;
    expect(shapeOf(lesson.yaml.value).exercises.map(({ id }) => id)).toEqual([
      ...['doubled', 'diagnosed', 'by-moved', 'spare'],
    ]);
    expect(meaning(changed('spare', { solution: {} }))).toBe(meaning(lesson));
    expect(meaning(changed('spare', { goals: [] }))).not.toBe(meaning(lesson));
  });
});
