import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { LessonShape } from '../../../course/schema/shape';
import type { Fact } from '../../../progress/events';
import { progress } from '../../../progress/pageProgress';
import { startDue } from './due';

const SCHEDULE = '../../../progress/schedule';
const shape: LessonShape = {
  id: 'lb',
  ...{ sections: [], trace: [], predictions: [], exercises: [], quiz: [] },
  recall: ['c1', 'c2'].map((id) => ({ id, meaning: 'm1' })),
};
const graded = (step: string): Fact => ({
  type: 'RecallGraded',
  ...{ v: 2, id: step, at: Date.UTC(2026, 0, 1), device: 'd', lesson: 'lb', step, meaning: 'm1' },
  payload: { grade: 3, answer: '' },
});
const [first, second] = [[graded('c1')], [graded('c1'), graded('c2')]];

const count = { textContent: '' };
const place = { hidden: true, querySelector: () => count };
const thrown: unknown[] = [];
const take = (reason: unknown) => void thrown.push(reason);

/** Once so many have been refused, the script comes. */
function scheduleComesAfter(refusals: number): void {
  let asked = 0;
  vi.doMock(SCHEDULE, () => {
    asked += 1;
    if (asked <= refusals) throw new Error('dropped');
    return vi.importActual(SCHEDULE);
  });
}

beforeEach(() => {
  vi.stubGlobal('document', {
    visibilityState: 'visible',
    querySelector: () => place,
    querySelectorAll: () => [{ dataset: { shape: JSON.stringify(shape) } }],
    addEventListener: () => {},
  });
  vi.stubGlobal('window', { addEventListener: () => {} });
  vi.spyOn(progress, 'refresh').mockResolvedValue();
  process.on('unhandledRejection', take);
});
afterEach(() => {
  process.off('unhandledRejection', take);
  vi.doUnmock(SCHEDULE);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
  progress.state.setState(progress.state.getInitialState(), true);
});

const pass = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
/** Longer than a script is waited for that did not come at first. */
const WHILE_MS = 600;

it('what is due is said of all that was done, though what works it out comes last for what was done first', async () => {
  scheduleComesAfter(1);
  startDue();
  progress.state.setState({ events: first });
  await pass(0);
  progress.state.setState({ events: second });
  await vi.waitFor(() => expect(count.textContent).toBe('2'));
  await pass(WHILE_MS);
  expect(count.textContent).toBe('2');
});

it('a script that does not come rejects nothing', async () => {
  scheduleComesAfter(Number.POSITIVE_INFINITY);
  startDue();
  progress.state.setState({ events: first });
  await pass(WHILE_MS);
  expect(thrown).toEqual([]);
});
