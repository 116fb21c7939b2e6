import { describe, expect, it } from 'vitest';
import { HostMemory } from './hostMemory';

const report = { qps: 100, eps: 0, utilization: 0.5 };

it('counts the requests under way, at each and at all', () => {
  const memory = new HostMemory(2);
  for (const index of [0, 1, 1]) memory.begun(index);
  memory.ended(1);
  expect([...memory.active, memory.overall]).toEqual([1, 1, 2]);
});

describe('the weight that a host reports', () => {
  it('is good from ten seconds after its first report to three minutes after its last', () => {
    const memory = new HostMemory(1);
    expect(memory.reportedWeight(0, 20_000)).toBe(0);
    memory.heard(0, report, 5000);
    expect([14_999, 15_000, 184_999, 185_000].map((ms) => memory.reportedWeight(0, ms))).toEqual([0, 200, 200, 0]);
    memory.heard(0, { ...report, qps: 50 }, 184_000);
    expect([184_000, 363_999, 364_000].map((ms) => memory.reportedWeight(0, ms))).toEqual([100, 100, 0]);
  });

  it('must be earned anew after it has expired, and after the host was away', () => {
    const memory = new HostMemory(2);
    for (const index of [0, 1]) memory.heard(index, report, 0);
    memory.heard(0, report, 180_000);
    expect([189_999, 190_000].map((ms) => memory.reportedWeight(0, ms))).toEqual([0, 200]);
    memory.entered(0, 200_000);
    memory.connected(0);
    expect(memory.reportedWeight(0, 230_000)).toBe(0);
    memory.heard(0, report, 230_000);
    expect([239_999, 240_000].map((ms) => memory.reportedWeight(0, ms))).toEqual([0, 200]);
    expect(memory.reportedWeight(1, 20_000)).toBe(200);
    expect(memory.inServiceMs[0]).toBe(200_000);
  });

  it('counts for nothing where nothing is used', () => {
    const memory = new HostMemory(1);
    memory.heard(0, report, 0);
    memory.heard(0, { ...report, utilization: 0 }, 10_000);
    expect(memory.reportedWeight(0, 10_000)).toBe(200);
  });
});
