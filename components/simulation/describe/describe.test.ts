import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../engine/scenario/named';
import { patchScenario, type ScenarioPatch } from '../../../engine/scenario/patch';
import type { Scenario } from '../../../engine/scenario/schema';
import { simulate } from '../../../engine/simulation/simulate';
import { viewOf } from '../../../engine/story/view';
import { describeView } from './describe';

function runOf(base: Scenario, patch: ScenarioPatch) {
  return simulate(patchScenario(base, patch));
}

const crash = (target: string, kind: 'lb-crash' | 'backend-crash' = 'lb-crash') => ({
  atMs: 4000,
  kind,
  target,
  forMs: null,
});
const anycast = runOf(namedScenarios.anycast, { faults: [crash('lb-a')] });
const pair = runOf(namedScenarios['vrrp-pair'], { faults: [crash('lb-a')] });
const zones = runOf(namedScenarios.zones, { faults: [crash('a1', 'backend-crash')] });
const tls = runOf(namedScenarios['tls-edge'], {});

describe('a picture in words', () => {
  it('tells the moment, the state of each LB and that all is well before the fault', () => {
    const text = describeView('flows', viewOf(anycast, 3000), 'en');
    expect(text).toMatch(/^At 3\.00\ss\./);
    expect(text).toMatch(/LB_A: healthy, \d+ connections\./);
    expect(text).toContain('Every connection is where it was opened.');
  });

  it('tells what moved, with and without cause, after the fault', () => {
    const text = describeView('flows', viewOf(anycast, 4001), 'en');
    expect(text).toContain('LB_A: dead, 0 connections.');
    const [, moved, needless] = /Moved: (\d+); moved needlessly: (\d+)/.exec(text)!;
    const { flows } = viewOf(anycast, 4001).frame;
    const trouble = flows.filter((flow) => flow.state === 'broken' || flow.state === 'stalled').length;
    expect(Number(moved) + Number(needless) + trouble).toBeGreaterThan(10);
  });

  it('tells an outage by its parts, each once it is known', () => {
    expect(describeView('outage', viewOf(pair, 4500), 'en')).toContain(
      'noticed not yet, first answer not yet, last one not yet',
    );
    const { detectMs } = pair.failovers[0]!;
    const after = describeView('outage', viewOf(pair, 4001 + detectMs!), 'en');
    expect(after).toMatch(/noticed after 3\.\d+\ss, first answer not yet/);
    expect(describeView('outage', viewOf(pair, 12_000), 'en')).toMatch(
      /first answer after 3\.\d+\ss, last one after \d/,
    );
  });

  it('tells where each LB sends and what crossing costs', () => {
    const text = describeView('zones', viewOf(zones, 11_000), 'en');
    expect(text).toMatch(/LB_A sends \d+% to A, \d+% to B, \d+% to C\./);
    expect(text).toContain('LB_B sends 100% to B.');
    expect(text).toMatch(/\$\d[\d,]* a month/);
    expect(text).toMatch(/Latency: p50 2\d\.\d\sms, p99 \d+/);
  });

  it('tells in Russian what it tells in English: the same figures in the same order', () => {
    const figures = (text: string) => text.replace(/[\u00a0,]/g, ' ').match(/\d+/g);
    const pairs = [
      ['flows', viewOf(anycast, 5000)],
      ['outage', viewOf(pair, 5000)],
      ['maglev', viewOf(anycast, 5000)],
      ['tls', viewOf(tls, 2000)],
    ] as const;
    for (const [picture, view] of pairs) {
      const [en, ru] = [describeView(picture, view, 'en'), describeView(picture, view, 'ru')];
      expect(ru).not.toBe(en);
      expect(ru).toMatch(/[а-я]/);
      expect(figures(ru)?.length).toBe(figures(en.replaceAll('.', ' '))?.length);
    }
  });
});
