import { expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { Distances } from './distances';

const distances = new Distances(
  patchScenario(namedScenarios.flagship, {
    topology: {
      regions: [
        { id: 'west', zones: ['A', 'B'], vip: '203.0.113.10' },
        { id: 'east', zones: ['C'], vip: '203.0.113.20' },
      ],
    },
    policies: { cost: { crossZoneMs: 2, crossRegionMs: 80 } },
  }),
);

it('another zone is a little farther, another region a lot', () => {
  expect([distances.between('A', 'A'), distances.between('A', 'B'), distances.between('B', 'C')]).toEqual([0, 2, 80]);
});

it('from outside, zones of a region are equally near', () => {
  expect(['A', 'B', 'C'].map((zone) => distances.toRegion(0, zone))).toEqual([0, 0, 80]);
});
