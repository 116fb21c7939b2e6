import { readFileSync } from 'node:fs';
import { deflateRawSync } from 'node:zlib';
import { expect, lessonPath, open, test } from './support/test';

interface KernelCase {
  readonly input: {
    readonly seed: number;
    readonly hashPolicy: number;
    readonly weights: readonly number[];
    readonly flows: readonly unknown[];
    readonly resilientBuckets?: number;
    readonly removed?: number;
  };
  readonly expected: { readonly nextHop: readonly number[]; readonly nextHopAfter?: readonly number[] };
}

const { cases }: { cases: KernelCase[] } = JSON.parse(
  readFileSync('engine/vectors/cases/ecmp-linux-kernel.json', 'utf8'),
);

/** What a reader would paste: the case as a scenario in which the removed next hop loses its link. */
function fragment({ input }: KernelCase): string {
  const scenario = {
    version: 1,
    seed: 1,
    durationMs: 4000,
    topology: {
      zones: ['A'],
      lbs: input.weights.map((weight, index) => ({ id: `hop-${index}`, zone: 'A', tier: 'l7', weight, cores: 4 })),
      backends: [{ id: 'a1', zone: 'A', weight: 1, serviceMs: 5, concurrency: 32 }],
      clients: [{ id: 'clients', zone: 'A', rttMs: 20, share: 1 }],
    },
    traffic: {
      vip: '203.0.113.10',
      port: 443,
      arrivals: { kind: 'replay', flows: input.flows },
      flowMs: 6000,
      requestIntervalMs: 1000,
      requestKib: 16,
      returningShare: 0,
    },
    policies: {
      entry: { kind: 'ecmp', vrrpAdvertMs: 1000, vrrpPriority: 100 },
      ecmp: {
        algorithm: input.resilientBuckets === undefined ? 'hash-threshold' : 'resilient',
        hashSeed: input.seed,
        hashPolicy: input.hashPolicy,
        buckets: input.resilientBuckets ?? 128,
        idleTimerMs: 120_000,
      },
      detection: { link: true, bfd: null, holdMs: 180_000, healthHook: null, returnMs: 1000 },
      l4: { choice: 'maglev', tableSize: 65_537, connectionTracking: true },
      zone: { kind: 'any', minClusterSize: 6, routingEnabledPercent: 100, panicPercent: 50 },
      tls: { version: '1.3', resumption: 'none', ticketKeys: 'shared', fullCpuMs: 0.5, resumedCpuMs: 0.35 },
      health: { intervalMs: 1000, timeoutMs: 500, unhealthyAfter: 2, healthyAfter: 2 },
      cost: { crossZoneUsdPerGib: 0.02, crossZoneMs: 1 },
    },
    faults: [{ atMs: 2000, kind: 'lb-crash', target: `hop-${input.removed}`, forMs: null }],
  };
  const payload = deflateRawSync(Buffer.from(JSON.stringify({ scenario, tMs: 3000 })));
  return `#s.anycast.1.${payload.toString('base64url')}`;
}

for (const [index, one] of cases.entries()) {
  if (one.input.removed === undefined) continue;
  test(`the table of flows holds a Linux kernel's next hops, before and after a removal (case ${index})`, async ({
    page,
  }) => {
    await open(page, `en/${lessonPath}${fragment(one)}`);
    const stage = page.locator('#simulation-anycast figure.simulation');
    await expect(stage).toHaveAttribute('data-state', 'done');
    await stage.getByText('Flows', { exact: true }).click();
    const rows = stage
      .getByRole('table')
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader') });
    await expect(rows).toHaveCount(one.input.flows.length);
    const cells = await rows.evaluateAll((all) =>
      all.map((row) =>
        [...row.querySelectorAll('td')].slice(1, 3).map((cell) => Number(cell.textContent?.replace('hop-', ''))),
      ),
    );
    expect(cells.map(([before]) => before)).toEqual(one.expected.nextHop);
    expect(cells.map(([, after]) => after)).toEqual(one.expected.nextHopAfter);
  });
}
