import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { handshakeCpuMs } from './handshakeCpu';

interface Cost {
  readonly input: { readonly cert: string; readonly tls: '1.2' | '1.3' };
  readonly measured: Readonly<Record<'full' | 'resumed', { readonly server_cpu_us: { readonly median: number } }>>;
}

it.each([
  ['ecdsa', 'ecdsa-p256'],
  ['rsa', 'rsa-2048'],
] as const)('a handshake costs the median of what nginx was measured to take: %s', (key, certificate) => {
  const file = readFileSync(`evidence/measured/tls-handshake-cost-${key}.json`, 'utf8');
  const { cases } = JSON.parse(file) as { readonly cases: readonly Cost[] };
  expect(cases.map(({ input }) => input.tls)).toEqual(['1.2', '1.3']);
  for (const { input, measured } of cases) {
    for (const mode of ['full', 'resumed'] as const) {
      const cpuMs = handshakeCpuMs({ version: input.tls, certificate, isResumed: mode === 'resumed' });
      expect(cpuMs).toBeCloseTo(measured[mode].server_cpu_us.median / 1000, 9);
    }
  }
});
