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
