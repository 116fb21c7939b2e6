import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../engine/scenario/named';
import { editedOf, type Lab, type LabAction, newLab, reduceLab } from './labState';

const { flagship } = namedScenarios;
const seeded = (seed: number) => ({ ...flagship, seed });
const done = (lab: Lab, ...actions: LabAction[]) => actions.reduce(reduceLab, lab);
const edit = (seed: number): LabAction => ({ type: 'edit', draft: seeded(seed) });
const start = newLab({ a: seeded(0) });

describe('the lab', () => {
  it('takes back every change in turn, and lays it again', () => {
    const lab = done(start, edit(1), edit(2), { type: 'undo' });
    expect(lab.bench.a.seed).toBe(1);
    expect(done(lab, { type: 'undo' }, { type: 'undo' }).bench).toEqual(start.bench);
    expect(done(lab, { type: 'redo' }, { type: 'redo' }).bench.a.seed).toBe(2);
  });

  it('forgets what was taken back when something else is done', () => {
    const lab = done(start, edit(1), { type: 'undo' }, edit(3), { type: 'redo' });
    expect(lab.bench.a.seed).toBe(3);
  });

  it('counts no step where nothing changes', () => {
    expect(done(start, { type: 'edit', draft: structuredClone(start.bench.a) })).toBe(start);
    expect(done(start, { type: 'undo' }, { type: 'redo' })).toBe(start);
  });

  it('branches: B is a copy, then each side changes by itself', () => {
    const lab = done(start, { type: 'branch' }, edit(7), { type: 'side', side: 'a' }, edit(8));
    expect([lab.bench.a.seed, lab.bench.b?.seed]).toEqual([8, 7]);
    expect(editedOf(lab.bench).seed).toBe(8);
    expect(editedOf(done(lab, { type: 'side', side: 'b' }).bench).seed).toBe(7);
  });

  it('keeps the edited side alone, and undo brings the other back', () => {
    const lab = done(start, { type: 'branch' }, edit(7), { type: 'keep' });
    expect(lab.bench).toEqual({ a: seeded(7), b: null, edited: 'a' });
    expect(done(lab, { type: 'undo' }).bench.a.seed).toBe(0);
    expect(done(lab, { type: 'side', side: 'b' }).bench.edited).toBe('a');
  });

  it('opening a link is a step like any other', () => {
    const lab = done(start, edit(1), { type: 'open', a: seeded(5), b: seeded(6) });
    expect(lab.bench).toEqual({ a: seeded(5), b: seeded(6), edited: 'a' });
    expect(done(lab, { type: 'undo' }).bench.a.seed).toBe(1);
  });

  it('opening what stands there already is no step', () => {
    const lab = done(start, { type: 'branch' });
    expect(done(lab, { type: 'open', a: seeded(0), b: seeded(0) })).toBe(lab);
    expect(done(lab, { type: 'open', a: seeded(0), b: null }).bench.b).toBeNull();
  });

  it('begins with what was kept, and undo leads no further back', () => {
    const lab = newLab({ a: seeded(3), b: seeded(4) });
    expect(lab.bench).toEqual({ a: seeded(3), b: seeded(4), edited: 'a' });
    expect(done(lab, { type: 'undo' })).toBe(lab);
  });

  it('keeps a bounded number of steps', () => {
    const lab = done(start, ...Array.from({ length: 500 }, (_, index) => edit(index + 1)));
    expect(lab.past.length).toBeLessThanOrEqual(200);
    expect(lab.bench.a.seed).toBe(500);
  });
});
