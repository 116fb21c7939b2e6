import { describe, expect, it } from 'vitest';
import type { EcmpAlgorithm } from '../../../../engine/ecmp/algorithms';
import { ECMP_ALGORITHMS } from '../../../../engine/ecmp/algorithms';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { layoutOf, slideMs } from './layout';
import { ticksOf } from './ticksOf';

const FAULT_MS = 4000;
const runWith = (algorithm: EcmpAlgorithm) =>
  simulate(
    patchScenario(namedScenarios.anycast, {
      sampledFlows: 800,
      traffic: { arrivals: { kind: 'poisson', flowsPerS: 60 } },
      policies: { ecmp: { algorithm } },
      faults: [{ atMs: FAULT_MS, kind: 'lb-crash', target: 'lb-a', forMs: null }],
    }),
  );
const runs = Object.fromEntries(ECMP_ALGORITHMS.map((algorithm) => [algorithm, runWith(algorithm)]));

const shown = (algorithm: EcmpAlgorithm, tMs: number) => {
  const view = viewOf(runs[algorithm]!, tMs);
  const layout = layoutOf(view);
  const ticks = ticksOf(view, layout);
  return { view, block: layout.blocks[0]!, ticks, of: (kind: string) => ticks.filter((tick) => tick.kind === kind) };
};

describe.each(ECMP_ALGORITHMS)('ticks on the line of %s', (algorithm) => {
  const changeMs = runs[algorithm]!.worlds[1]!.fromMs;

  it('before the fault are the open connections and nothing else', () => {
    const { view, ticks, of } = shown(algorithm, changeMs - 1);
    expect(ticks).toHaveLength(view.frame.flows.length);
    expect(of('living')).toHaveLength(ticks.length);
  });

  it('stand on the bar, each once, at every moment of the change', () => {
    for (const way of [0, 0.3, 0.6, 1, 1.5]) {
      const { view, block, ticks } = shown(algorithm, changeMs + way * slideMs(runs[algorithm]!));
      const onBar = ticks.filter(({ kind }) => kind !== 'recorded');
      expect(onBar).toHaveLength(view.frame.flows.length);
      for (const { y } of onBar) {
        expect(y).toBeGreaterThan(block.bar.y);
        expect(y).toBeLessThan(block.bar.y + block.bar.height);
      }
      expect(new Set(ticks.map(({ key }) => key)).size).toBe(ticks.length);
    }
  });

  it('that a change moved stay in the record when it is over, in the colour of the LB that they left', () => {
    const { of, view } = shown(algorithm, changeMs + slideMs(runs[algorithm]!));
    const moves = view.run.flows.flatMap(({ steps }) => steps.filter(({ movement }) => movement !== 'kept'));
    expect(of('overrun')).toEqual([]);
    expect(of('recorded')).toHaveLength(moves.length);
    for (const { mark, lb } of of('recorded')) expect(mark).toBe(lb === 0 ? 'moved' : 'needless');
  });
});

describe('a bound that moves', () => {
  const { 'hash-threshold': run } = runs;
  const changeMs = run!.worlds[1]!.fromMs;
  const counted = [0, 0.2, 0.4, 0.6, 0.8, 1].map(
    (way) => shown('hash-threshold', changeMs + way * slideMs(run!)).of('recorded').length,
  );

  it('comes over the connections one after another', () => {
    expect(counted[0]).toBe(0);
    expect(counted).toEqual([...counted].sort((a, b) => a - b));
    expect(new Set(counted).size).toBeGreaterThan(4);
  });

  it('makes those flash that it has come over, as bystanders between a half and two thirds', () => {
    const { of } = shown('hash-threshold', changeMs + 0.7 * slideMs(run!));
    const bystanders = of('overrun').filter(({ mark }) => mark === 'needless');
    expect(bystanders.length).toBeGreaterThan(3);
    for (const { x, lb } of bystanders) {
      expect(x).toBeGreaterThan(2 + 356 / 2);
      expect(x).toBeLessThan(2 + (356 * 2) / 3);
      expect(lb).toBe(2);
    }
  });
});
