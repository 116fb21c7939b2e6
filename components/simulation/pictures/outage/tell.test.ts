import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { waitsOf } from '../../../../engine/story/waits';
import { tell } from './tell';

const crash = { atMs: 4000, kind: 'lb-crash', target: 'lb-a', forMs: null } as const;
const run = simulate(patchScenario(namedScenarios['vrrp-pair'], { faults: [crash], sampledFlows: 1000 }));
const told = (tMs: number, locale: 'en' | 'ru' = 'en') => tell(viewOf(run, tMs), locale).join(' ');

describe('an outage in words', () => {
  it('says who listens, and how long it has been silent', () => {
    expect(told(3900)).toMatch(/LB_B hears LB_A; of 3\.61\ss of silence [23]\.\d+\ss are left\. The clock starts/);
    expect(told(5000)).toMatch(/LB_B hears nothing of LB_A; of 3\.61\ss of silence 2\.\d+\ss are left\./);
    expect(told(12_000)).not.toContain('hears');
  });

  it('tells each part once it is known', () => {
    expect(told(4500)).toMatch(/500\sms since LB_A failed: detect 500\sms so far\./);
    expect(told(12_000)).toMatch(/detect 2\.85\ss, decide 609\sms, tell 0\sms, reconnect 3\.\d+\ss/);
  });

  it('counts what clients have sent into nothing, and who is served again, up to the moment', () => {
    expect(told(3900)).not.toContain('reached nobody');
    const { againMs } = waitsOf(run)[0]!;
    expect(told(againMs! - 1)).toMatch(
      /[1-9]\d* of their packets reached nobody so far, 0 of the clients are served again\./,
    );
    expect(told(againMs! + 1)).toMatch(/, 1 of the clients are served again\./);
  });

  it('says the same in Russian', () => {
    expect(told(5000, 'ru')).toMatch(/LB_B не слышит LB_A; из 3,61\sс тишины осталось 2,\d+\sс\./);
  });
});
