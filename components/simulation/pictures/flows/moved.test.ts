import { describe, expect, it } from 'vitest';
import { formatValue } from '../../../../course/format';
import { measure } from '../../../../engine/metrics/measures';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { movedShares } from './moved';

const FAULT_MS = 4000;
const runOf = (forMs: number | null) =>
  simulate(
    patchScenario(namedScenarios.anycast, {
      faults: [{ atMs: FAULT_MS, kind: 'lb-crash', target: 'lb-a', forMs }],
    }),
  );
const number = (text: string) => Number(text.replace('%', ''));

describe('the share of all open connections that a failure moved', () => {
  const run = runOf(null);
  const { durationMs } = run.scenario;

  it('is not told before there is one', () => {
    expect(movedShares(viewOf(run, FAULT_MS - 1), 'en')).toBeNull();
  });

  it('is at the end what the prediction is graded by, and its two kinds add up to it', () => {
    const { all, moved, needless, isOnly } = movedShares(viewOf(run, durationMs), 'en')!;
    expect(all).toBe(formatValue(measure(run, 'flows.movedShare'), 'percent', 'en', 0));
    expect(number(moved) + number(needless)).toBe(number(all));
    expect(isOnly).toBe(true);
  });

  it('stays that of the first change when others move connections, too', () => {
    const returning = runOf(3000);
    const { all, isOnly } = movedShares(viewOf(returning, durationMs), 'en')!;
    expect(all).toBe(formatValue(measure(returning, 'flows.movedShare'), 'percent', 'en', 0));
    expect(isOnly).toBe(false);
  });
});
