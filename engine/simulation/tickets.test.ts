import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import { LbBox } from './boxes';
import { cpuMsOf, Tickets } from './tickets';

type TlsPatch = NonNullable<NonNullable<ScenarioPatch['policies']>['tls']>;

const { flagship } = namedScenarios;
const ticketsOf = (tls: TlsPatch) => {
  const scenario = patchScenario(flagship, { policies: { tls: { fullCpuMs: 2, resumedCpuMs: 1, ...tls } } });
  const boxes = scenario.topology.lbs.map((lb) => new LbBox(lb, 0));
  return { tickets: new Tickets(scenario), boxes };
};

describe('a handshake', () => {
  it.each([
    ['1.3', 'ticket', 'per-lb', 2, 2],
    ['1.3', 'early-data', 'per-lb', 1, 2],
    ['1.2', 'ticket', 'per-lb', 2, 3],
  ] as const)(
    'TLS %s with %s: so many round trips with a ticket of its own, so many with another’s',
    (version, resumption, ticketKeys, own, other) => {
      const { tickets, boxes } = ticketsOf({ version, resumption, ticketKeys });
      const ticket = tickets.issue(0, boxes[0]!.epoch);
      expect(tickets.handshake(ticket, 0, boxes)).toEqual({ isResumed: true, rtts: own, cpuMs: 1 });
      expect(tickets.handshake(ticket, 1, boxes)).toEqual({ isResumed: false, rtts: other, cpuMs: 2 });
      boxes[0]!.forget();
      expect(tickets.handshake(ticket, 0, boxes)).toMatchObject({ isResumed: false });
      expect(tickets.handshake(null, 0, boxes)).toMatchObject({ isResumed: false, cpuMs: 2 });
    },
  );

  it('with keys in common resumes everywhere, whatever restarts; without resumption nowhere', () => {
    const shared = ticketsOf({ version: '1.3', resumption: 'ticket', ticketKeys: 'shared' });
    const ticket = shared.tickets.issue(0, 0);
    shared.boxes[0]!.forget();
    expect(shared.tickets.handshake(ticket, 1, shared.boxes).isResumed).toBe(true);
    const none = ticketsOf({ version: '1.3', resumption: 'none', ticketKeys: 'shared' });
    expect(none.tickets.handshake(ticket, 0, none.boxes)).toEqual({ isResumed: false, rtts: 2, cpuMs: 2 });
  });

  it('without TLS is one of TCP alone, and costs nothing', () => {
    const { tickets, boxes } = ticketsOf({ version: 'none' });
    expect(tickets.isOn).toBe(false);
    expect(tickets.handshake(null, 0, boxes)).toEqual({ isResumed: false, rtts: 1, cpuMs: 0 });
    expect(ticketsOf({ version: '1.2' }).tickets.isOn).toBe(true);
  });

  it('costs what was measured where the scenario says nothing', () => {
    const tls = { ...flagship.policies.tls, version: '1.3' as const, certificate: 'rsa-2048' as const };
    const { fullCpuMs: _, resumedCpuMs: __, ...measured } = tls;
    expect(cpuMsOf(measured, false)).toBeGreaterThan(cpuMsOf(measured, true));
    expect(cpuMsOf({ ...measured, fullCpuMs: 7 }, false)).toBe(7);
  });
});

it('a client that comes back holds the ticket of one of the last 1,024 handshakes', () => {
  const { tickets } = ticketsOf({});
  expect(tickets.earlier(() => 0)).toBeNull();
  for (let n = 0; n < 1025; n++) tickets.issue(n, 0);
  expect(tickets.earlier((count) => count - 1)).toEqual({ lb: 1023, epoch: 0 });
  expect(tickets.earlier(() => 0)).toEqual({ lb: 1024, epoch: 0 });
  expect(tickets.earlier((count) => (count === 1024 ? 1 : 0))).toEqual({ lb: 1, epoch: 0 });
});
