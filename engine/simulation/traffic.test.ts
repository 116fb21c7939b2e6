import { describe, expect, it } from 'vitest';
import { namedScenarios } from '../scenario/named';
import { patchScenario, type ScenarioPatch } from '../scenario/patch';
import { Traffic } from './traffic';

const trafficOf = (patch: ScenarioPatch = {}) => new Traffic(patchScenario(namedScenarios.flagship, patch));
const take = (count: number, of: (n: number) => number) => Array.from({ length: count }, (_, n) => of(n));
const meanOf = (count: number, of: (n: number) => number) => take(count, of).reduce((a, b) => a + b, 0) / count;

/** When the first so many flows come. */
function arrivals(traffic: Traffic, count: number): number[] {
  let tMs = 0;
  return take(count, (id) => (tMs = traffic.nextArrivalMs(id, tMs)));
}

describe('flows come', () => {
  it('evenly, where they are steady, and faster or slower by the rate of each stretch', () => {
    const traffic = trafficOf({
      traffic: { arrivals: { kind: 'steady', flowsPerS: 10 } },
      faults: [{ kind: 'spike', target: '', atMs: 350, forMs: 100, factor: 4 }],
    });
    const times = arrivals(traffic, 9);
    // 3.5 flows' worth of time before the spike, four in it, and on as before
    const expected = [100, 200, 300, 362.5, 387.5, 412.5, 437.5, 500, 600];
    for (const [n, tMs] of times.entries()) expect(tMs).toBeCloseTo(expected[n]!, 9);
  });

  it('at random times of that rate, where they are Poisson', () => {
    const last = arrivals(trafficOf({ traffic: { arrivals: { kind: 'poisson', flowsPerS: 10 } } }), 4000).at(-1)!;
    expect(last / 4000).toBeGreaterThan(95);
    expect(last / 4000).toBeLessThan(105);
  });
});

describe('clients', () => {
  const traffic = trafficOf({ traffic: { flowMs: 500, returningShare: 0.3, port: 8443 } });
  const vip = { region: 0, backend: -1 };

  it('belong to groups by their shares', () => {
    const clients = [1, 0, 3].map((share, n) => ({ id: `group-${n}`, zone: 'A', rttMs: 1, share }));
    const weighted = trafficOf({ topology: { clients } });
    const groups = take(4000, (id) => weighted.clientsOf(id));
    const shares = [0, 1, 2].map((group) => groups.filter((one) => one === group).length / 4000);
    expect(shares).toEqual([expect.closeTo(0.25, 1), 0, expect.closeTo(0.75, 1)]);
  });

  it('stay, pause, work and come back as often as the scenario says', () => {
    expect(meanOf(4000, (id) => traffic.lifeMs(id)) / 500).toBeCloseTo(1, 1);
    expect(meanOf(4000, (id) => traffic.pause(id, 0))).toBeCloseTo(1, 1);
    expect(meanOf(4000, (id) => traffic.serviceWork(id, 0))).toBeCloseTo(1, 1);
    expect(meanOf(4000, (id) => traffic.handshakeWork(id, 0))).toBeCloseTo(1, 1);
    expect(meanOf(4000, (nth) => traffic.callWork(nth))).toBeCloseTo(1, 1);
    expect(meanOf(4000, (id) => Number(traffic.isReturning(id)))).toBeCloseTo(0.3, 1);
  });

  it('have addresses of 198.18.0.0/15 and ports from 1024 up; another connection has another port', () => {
    const tuples = take(4000, (id) => id).map((id) => traffic.tuple(id, 0, vip));
    for (const { srcAddr, srcPort } of tuples) {
      expect(Math.floor(srcAddr / 2 ** 17)).toBe(0xc612_0000 / 2 ** 17);
      expect(srcPort).toBeGreaterThanOrEqual(1024);
      expect(srcPort).toBeLessThan(65_536);
    }
    expect(tuples.some(({ srcAddr }) => srcAddr % 2 ** 17 >= 2 ** 16)).toBe(true);
    expect(tuples.some(({ srcPort }) => srcPort < 1200)).toBe(true);
    expect(tuples.some(({ srcPort }) => srcPort > 65_300)).toBe(true);
    expect(traffic.tuple(7, 1, vip)).toEqual({ ...tuples[7], srcPort: expect.any(Number) });
    expect(traffic.tuple(7, 1, vip).srcPort).not.toBe(tuples[7]!.srcPort);
  });

  it('connect to the VIP, or to the address of a backend in 192.0.2.0', () => {
    expect(traffic.tuple(0, 0, vip)).toMatchObject({ dstAddr: 0xcb00_710a, dstPort: 8443, protocol: 6 });
    expect(traffic.tuple(0, 0, { region: 0, backend: 0 }).dstAddr).toBe(0xc000_0201);
    expect(traffic.tuple(0, 0, { region: 0, backend: 8 }).dstAddr).toBe(0xc000_0209);
  });
});

describe('no draw serves two uses', () => {
  const traffic = trafficOf({ traffic: { flowMs: 1 } });
  const uses = (id: number) => [
    traffic.lifeMs(id),
    ...traffic.resolverDraws(id).map((draw) => -Math.log(draw)),
    ...[0, 1, 2, 3].map((attempt) => traffic.handshakeWork(id, attempt)),
    ...[0, 1, 2, 3].flatMap((request) => [traffic.pause(id, request), traffic.serviceWork(id, request)]),
    ...[0, 1, 2, 3].flatMap((request) => traffic.zoneDraws(id, request).map((draw) => -Math.log(draw / 2 ** 32))),
    ...[0, 1, 2, 3].map((request) => -Math.log(traffic.routingDraw(id, request) / 2 ** 32)),
    -Math.log(traffic.ticketIndex(id, 2 ** 32) / 2 ** 32),
  ];
  const distinct = (values: readonly number[]) => new Set(values.map((value) => value.toFixed(7))).size;

  it('of one flow', () => {
    for (const id of [1, 2, 3]) expect(distinct(uses(id))).toBe(uses(id).length);
  });

  it('of a call, of picks for a request', () => {
    const calls = [traffic.callWork(5), -Math.log(traffic.luck(5)), -Math.log(traffic.backoff(5))];
    expect(distinct(calls)).toBe(3);
    const picks = [0, 1].flatMap((request) => take(1024, (k) => traffic.balanceDraw(5, request, k)));
    expect(new Set(picks).size).toBeGreaterThan(2046);
  });
});
