import { expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import type { Scenario } from '../../../../engine/scenario/schema';
import { laddersOf } from './ladders';

type Tls = Scenario['policies']['tls'];
const times = (version: Tls['version'], resumption: Tls['resumption']) =>
  laddersOf(patchScenario(namedScenarios['tls-edge'], { policies: { tls: { version, resumption } } })).map(
    ({ isNew, firstAnswerMs }) => [isNew, firstAnswerMs],
  );

it('a ticket saves a round trip of 20 ms in TLS 1.2, none in TLS 1.3, and 0-RTT saves one', () => {
  expect(times('1.2', 'ticket')).toEqual([
    [true, 80],
    [false, 60],
  ]);
  expect(times('1.3', 'ticket')).toEqual([
    [true, 60],
    [false, 60],
  ]);
  expect(times('1.3', 'early-data')).toEqual([
    [true, 60],
    [false, 40],
  ]);
  expect(times('1.2', 'none')).toEqual([[true, 80]]);
  expect(times('none', 'ticket')).toEqual([[true, 40]]);
});

it('what either costs a core is what the run spends on it: as measured, or as the scenario says', () => {
  const costs = (tls: Partial<Tls>) =>
    laddersOf(patchScenario(namedScenarios.anycast, { policies: { tls } })).map(({ cpuMs }) => cpuMs);
  expect(costs({ version: '1.3', resumption: 'ticket' })).toEqual([0.42694, 0.36417]);
  expect(costs({ version: '1.3', resumption: 'ticket', fullCpuMs: 0.5 })).toEqual([0.5, 0.36417]);
  expect(costs({ version: 'none' })).toEqual([0]);
});
