import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { progress } from '../../../progress/pageProgress';
import { onEvents, onProgress } from './onProgress';

beforeEach(() => {
  const place = { addEventListener: () => {} };
  vi.stubGlobal('document', place);
  vi.stubGlobal('window', place);
  vi.spyOn(progress, 'refresh').mockResolvedValue();
});
afterEach(() => {
  progress.state.setState(progress.state.getInitialState(), true);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it('what one part of a page fails with is reported, and keeps no other from being told', () => {
  const report = vi.fn();
  vi.stubGlobal('reportError', report);
  const error = new RangeError('Incorrect locale information provided');
  const fails = vi.fn(() => {
    throw error;
  });
  const told = vi.fn();
  onProgress(fails);
  onProgress(told);
  progress.state.setState({ failure: 'slow' });
  expect([fails, told, report].map(({ mock }) => mock.calls.length)).toEqual([2, 2, 2]);
  expect(report).toHaveBeenCalledWith(error);
  fails.mockImplementation(() => undefined as never);
});

it('who looks at what was done is not told that it is kept otherwise', () => {
  const told = vi.fn();
  onEvents(told);
  progress.state.setState({ failure: 'full', held: false });
  expect(told).toHaveBeenCalledTimes(1);
  const events = [] as const;
  progress.state.setState({ events });
  expect(told).toHaveBeenLastCalledWith(events);
  expect(told).toHaveBeenCalledTimes(2);
});
