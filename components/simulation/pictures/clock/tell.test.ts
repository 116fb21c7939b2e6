import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { describeView } from '../../describe/describe';

const pair = simulate(
  patchScenario(namedScenarios['vrrp-pair'], {
    faults: [{ atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null }],
  }),
);
const tell = (tMs: number, locale: 'en' | 'ru' = 'en') => describeView('clock', viewOf(pair, tMs), locale);

describe('the clock of a failover in words', () => {
  it('has not started before the fault', () => {
    expect(tell(3999)).toMatch(
      /LB_A: healthy\. LB_B: standing by\. LB_B hears LB_A; .* The clock starts with the fault\./,
    );
  });

  it('counts the part that goes on, and says nothing of those to come', () => {
    const text = tell(5000);
    expect(text).toMatch(/1\ss since LB_A failed: detect 1\ss so far\./);
    expect(text).toMatch(/Connections that wait for an answer: [1-9]/);
    expect(text).not.toContain('reconnect');
  });

  it('tells each part once it is over', () => {
    expect(tell(12_000)).toMatch(
      /8\ss since LB_A failed: detect [\d.]+\ss, decide 609\sms, tell 0\sms, reconnect [\d.]+\ss\. Connections/,
    );
  });

  it('says the same in Russian', () => {
    expect(tell(5000, 'ru')).toMatch(/1\sс с отказа LB_A: заметить пока 1\sс\. Ждут ответа соединений: [1-9]/);
  });
});
