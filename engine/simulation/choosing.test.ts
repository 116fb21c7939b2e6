import { expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario } from '../scenario/patch';
import { simulate } from './simulate';

it('the backend that a client’s cookie names is the only one that stands to be chosen: no draw, no turn', () => {
  const policies = { balance: { sticky: true } };
  const { flows } = simulate(patchScenario(namedScenarios.flagship, { policies, faults: [] }));
  let named = 0;
  for (const { requests } of flows)
    for (const { sentMs, backend, pick } of requests) {
      const answered = requests.filter(({ ok, doneMs }) => ok && doneMs < sentMs);
      if (answered.length === 0) continue;
      expect(backend).toBe(answered.reduce((last, one) => (one.doneMs > last.doneMs ? one : last)).backend);
      expect(pick).toMatchObject({ by: 'cookie', hosts: 1, draws: [0, 0], turn: -1, considered: [] });
      named++;
    }
  expect(named).toBeGreaterThan(1000);
});
