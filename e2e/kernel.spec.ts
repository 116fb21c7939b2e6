import { readFileSync } from 'node:fs';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { drawn } from './support/long';
import { opened, stageOf } from './support/stage';
import { expect, lessonPath, onePage } from './support/test';

const { test, page } = onePage(`en/${lessonPath}`);

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
  readFileSync('evidence/vectors/cases/ecmp-linux-kernel.json', 'utf8'),
);

interface LinkedScenario {
  readonly topology: { readonly lbs: readonly object[] };
  readonly traffic: object;
  readonly policies: { readonly ecmp: object; readonly detection: object };
}

/** The scenario in a link that the page gave. */
function scenarioIn(link: string): LinkedScenario {
  const payload = Buffer.from(link.split('.').at(-1)!, 'base64url');
  return JSON.parse(inflateRawSync(payload).toString()).scenario;
}

/** A link to the case: its flows, its hash, and an LB that loses its link where the kernel lost a next hop. */
function linkTo({ input }: KernelCase, lesson: LinkedScenario): string {
  const { topology, traffic, policies } = lesson;
  const ecmp = {
    ...policies.ecmp,
    algorithm: input.resilientBuckets === undefined ? 'hash-threshold' : 'resilient',
    hashSeed: input.seed,
    hashPolicy: input.hashPolicy,
    buckets: input.resilientBuckets ?? 128,
  };
  const scenario = {
    ...lesson,
    durationMs: 4000,
    topology: {
      ...topology,
      lbs: input.weights.map((weight, hop) => ({ ...topology.lbs[0], id: `hop-${hop}`, weight })),
    },
    traffic: { ...traffic, arrivals: { kind: 'replay', flows: input.flows } },
    policies: { ...policies, ecmp, detection: { ...policies.detection, link: true } },
    faults: [{ atMs: 2000, kind: 'lb-crash', target: `hop-${input.removed}`, forMs: null }],
  };
  const payload = deflateRawSync(Buffer.from(JSON.stringify({ scenario, tMs: 3000 })));
  return `#s.anycast.1.${payload.toString('base64url')}`;
}

const removals = [...cases.entries()].filter(([, { input }]) => input.removed !== undefined);
const now = drawn(removals.map(([index]) => String(index)));

for (const [index, one] of removals.filter(([index]) => now.includes(String(index)))) {
  test(`the table of flows holds a Linux kernel's next hops, before and after a removal (case ${index})`, async () => {
    const stage = await stageOf(page(), 'anycast');
    await stage.getByRole('button', { name: 'Link to this moment' }).click();
    await expect(page()).toHaveURL(/#s\.anycast\./);
    const link = linkTo(one, scenarioIn(page().url()));
    await page().evaluate((hash) => {
      location.hash = hash;
    }, link);
    const rows = (await opened(stage, 'Flows'))
      .getByRole('table')
      .getByRole('row')
      .filter({ has: page().getByRole('rowheader') });
    const hops = () =>
      rows.evaluateAll((all) =>
        all.map((row) =>
          [...row.querySelectorAll('td')].slice(1, 3).map((cell) => Number(cell.textContent?.replace('hop-', ''))),
        ),
      );
    const { nextHop, nextHopAfter = [] } = one.expected;
    await expect.poll(hops).toEqual(nextHop.map((hop, flow) => [hop, nextHopAfter[flow]]));
  });
}
