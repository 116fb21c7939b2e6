import { expect, it } from 'vitest';
import { namedScenarios } from '../../../../engine/scenario/named';
import { patchScenario } from '../../../../engine/scenario/patch';
import { simulate } from '../../../../engine/simulation/simulate';
import { viewOf } from '../../../../engine/story/view';
import { tell } from './tell';

const told = (resumption: 'none' | 'ticket') => {
  const run = simulate(
    patchScenario(namedScenarios['tls-edge'], { policies: { tls: { version: '1.2', resumption } } }),
  );
  return tell(viewOf(run, run.scenario.durationMs / 2), 'en').join(' ');
};

it('handshakes are told by who resumes and when each kind of client has its first answer', () => {
  expect(told('none')).toMatch(/^0% of recent handshakes were resumed; the busiest LB uses \d+% of its cores\./);
  expect(told('none')).not.toContain('ticket');
  expect(told('ticket')).toContain('each opens any ticket.');
  expect(told('ticket')).toMatch(
    /A new client has its first answer after 80\sms on the network and costs a core 0\.5\sms\./,
  );
  expect(told('ticket')).toMatch(
    /A client whose ticket is accepted has its first answer after 60\sms on the network and costs a core 0\.175\sms\./,
  );
});
