import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../engine/scenario/named';
import { patchScenario } from '../../../engine/scenario/patch';
import { simulate } from '../../../engine/simulation/simulate';
import { viewOf } from '../../../engine/story/view';
import { pictures } from '../pictures';
import type { PictureKind } from '../pictures/definition';
import { describeView } from './describe';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const anycast = simulate(patchScenario(namedScenarios.anycast, { faults: [crash] }));

describe('a picture in words', () => {
  it('begins with the moment, then what happened last', () => {
    expect(describeView('flows', viewOf(anycast, 3000), 'en')).toMatch(/^At 3\.00\ss\. LB_A/);
    expect(describeView('flows', viewOf(anycast, 4000), 'en')).toMatch(
      /^At 4\.00\ss\. Last: flow \d+ moved from LB_A to LB_[BC]\. LB_A/,
    );
  });

  it('of a dashboard does not tell what happened: it shows what is measured', () => {
    expect(describeView('incident', viewOf(anycast, 5000), 'en')).not.toContain('Last:');
  });
});

/** The digits of each figure, without what a language groups and points with. */
const figures = (text: string) =>
  text
    .replace(/(?<=\d)[\u00a0,.](?=\d)/g, '')
    .match(/\d+/g)
    ?.sort();

const runs = [anycast, simulate(namedScenarios.zones), simulate(namedScenarios['tls-edge'])];

describe.each(Object.keys(pictures) as PictureKind[])('what %s tells', (picture) => {
  it('is in Russian what it is in English: the same figures', () => {
    for (const run of runs) {
      const view = viewOf(run, run.scenario.durationMs / 2);
      const [en, ru] = [describeView(picture, view, 'en'), describeView(picture, view, 'ru')];
      expect(ru).toMatch(/[а-я]/);
      expect(figures(ru)).toEqual(figures(en));
    }
  });
});
