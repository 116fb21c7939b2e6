import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { handshakeCpuMs } from '../tls/handshakeCost';

interface CostCase {
  readonly input: { readonly tls: '1.2' | '1.3' };
  readonly measured: Readonly<Record<'full' | 'resumed', { readonly server_cpu_us: { readonly median: number } }>>;
}

describe.each(['ecdsa', 'rsa'] as const)('the cost of a handshake with %s', (certificate) => {
  const { cases } = JSON.parse(readFileSync(`engine/measured/tls-handshake-cost-${certificate}.json`, 'utf8')) as {
    readonly cases: readonly CostCase[];
  };

  it('is the median that was measured, in either version, full and resumed', () => {
    expect(cases.map(({ input }) => input.tls)).toEqual(['1.2', '1.3']);
    for (const { input, measured } of cases) {
      for (const kind of ['full', 'resumed'] as const) {
        const cpuMs = handshakeCpuMs({ version: input.tls, certificate, isResumed: kind === 'resumed' });
        expect(cpuMs).toBeCloseTo(measured[kind].server_cpu_us.median / 1000, 9);
      }
    }
  });
});
