import { expect, it } from 'vitest';
import { linuxFlowHashSteps } from './linux';

const steps = (srcPort: number, dstPort: number) =>
  linuxFlowHashSteps({ srcAddr: 1, dstAddr: 2, protocol: 6, srcPort, dstPort }, { seed: 1, policy: 1 });

it('ports are compared as a little-endian machine reads them: by the second byte of the packet first', () => {
  expect([steps(0x0100, 0x0001), steps(0x0001, 0x0100)].map((step) => step.portsSwapped)).toEqual([false, true]);
  expect([steps(0x0150, 0x0050), steps(0x0050, 0x0150)].map((step) => step.portsSwapped)).toEqual([true, false]);
});

it('both directions of a connection have one hash', () => {
  const back = linuxFlowHashSteps(
    { srcAddr: 2, dstAddr: 1, protocol: 6, srcPort: 443, dstPort: 0x0150 },
    { seed: 1, policy: 1 },
  );
  expect(back.hash).toBe(steps(0x0150, 443).hash);
});

it('policy 0 hashes the addresses, in one order for both directions, and nothing else', () => {
  const flow = { srcAddr: 2, dstAddr: 1, protocol: 6, srcPort: 443, dstPort: 80 };
  const { ordered, addressesSwapped, portsSwapped } = linuxFlowHashSteps(flow, { seed: 1, policy: 0 });
  expect(ordered).toEqual({ srcAddr: 1, dstAddr: 2, protocol: 0, srcPort: 0, dstPort: 0 });
  expect([addressesSwapped, portsSwapped]).toEqual([true, false]);
});
