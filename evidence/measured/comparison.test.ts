import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { compareMeasured } from './comparison';
import { DAEMON_MS, type Daemon, FITTED_ON } from './daemons';
import type { Reason } from './figure';
import type { MeasuredCase } from './file';

const FOLDER = 'evidence/measured';
const names = readdirSync(FOLDER).flatMap((file) => (file.endsWith('.json') ? [file.replace('.json', '')] : []));
const casesOf = (name: string): MeasuredCase[] => JSON.parse(readFileSync(`${FOLDER}/${name}.json`, 'utf8')).cases;

/** Every file compared once. */
const comparisons = new Map(names.map((name) => [name, compareMeasured(name, casesOf(name))]));

/** Masters that were cut off, but for the one situation in which an advert was due at once. */
const CUT_OFF = [
  'VRRPv2, advert 5 s, silent',
  'VRRPv2, advert 5 s, silent, nopreempt',
  'VRRPv3, advert 5 s, silent',
  'VRRPv3, advert 5 s, silent, nopreempt',
  'VRRPv2, advert 1 s, silent, nopreempt',
  'VRRPv3, advert 1 s, silent',
  'VRRPv3, advert 1 s, silent, nopreempt',
];

/** Disagreements that are known and explained, by file and case: everything else must agree. */
const OUTSIDE = [
  'anycast-failover-frr-n3: silent, hold timer 9 s: clientError',
  ...[
    'retries 1, redispatch yes',
    'retries 1, redispatch 1',
    'retries 3, redispatch yes',
    'retries 3, redispatch 1',
  ].map((policy) => `haproxy-retry-one-backend-fails-n3: refuse, ${policy}: attempts`),
  ...CUT_OFF.map((situation) => `keepalived-vrrp: ${situation}, priorities 200 and 100: takenBack`),
];

const NOT_COMPARED: Readonly<Record<string, Reason>> = {
  'ecmp-resilient-vs-normal-n3': 'commandTime',
  'tls-flight-bytes-ecdsa': 'messageBytes',
  'tls-handshake-cost-ecdsa': 'cpuIsInput',
  'tls-handshake-cost-rsa': 'cpuIsInput',
  'tls-key-rotation-13': 'stagedKeys',
};

/** Files some of whose cases have no comparison. */
const PARTLY_COMPARED: Readonly<Record<string, Reason>> = {
  'haproxy-active-checks': 'kernelAnswers',
  'linux-syn-retries': 'unreachable',
  'proxy-connect': 'ownRetries',
};

describe.each(names)('%s', (name) => {
  const cases = casesOf(name);
  const compared = comparisons.get(name)!;

  it('has a comparison of each case, or says why there is none', () => {
    expect(compared).toHaveLength(cases.length);
    for (const { figures, noCounterpart } of compared) {
      const whole = NOT_COMPARED[name] ?? null;
      expect(noCounterpart).toBe(figures.length > 0 ? whole : (PARTLY_COMPARED[name] ?? whole));
      expect(figures.length > 0 || noCounterpart !== null).toBe(true);
    }
  });

  it('gives every situation a name of its own', () => {
    expect(new Set(compared.map(({ label }) => label)).size).toBe(cases.length);
  });

  it('is met by the simulation, but for what is known and explained', () => {
    const found = compared.flatMap(({ label, figures }) =>
      figures.flatMap((figure) => (figure.verdict === 'outside' ? [`${name}: ${label}: ${figure.name}`] : [])),
    );
    expect(found).toEqual(OUTSIDE.filter((known) => known.startsWith(`${name}:`)));
  });

  it('gives a reason exactly where it disagrees', () => {
    for (const { figures } of compared) {
      for (const figure of figures) expect(figure.reason !== null).toBe(figure.verdict === 'outside');
    }
  });
});

describe('the parameters that were fitted', () => {
  const failovers = names.filter((name) => /^anycast-failover-(bird|frr)-n3$/.test(name)).flatMap(casesOf) as {
    readonly input: { readonly daemon: Daemon; readonly failure: string };
    readonly measured: { readonly per_run_first_flow_ms: { readonly min: number; readonly max: number } };
  }[];

  it.each(['bird', 'frr'] as const)(
    'are those of the clean stop and the kill of %s, and of no other case',
    (daemon) => {
      const fits = failovers.filter(({ input }) => input.daemon === daemon && FITTED_ON.has(input.failure));
      const first = fits.map(({ measured }) => measured.per_run_first_flow_ms);
      const sessionCloseMs = 1;
      expect(DAEMON_MS[daemon][0]).toBeCloseTo(
        Math.max(0, Math.min(...first.map(({ min }) => min)) - sessionCloseMs),
        2,
      );
      expect(DAEMON_MS[daemon][1]).toBeCloseTo(Math.max(...first.map(({ max }) => max)) - sessionCloseMs, 2);
    },
  );

  it('mark their cases: what they were fitted on does not count as a test', () => {
    const outages = comparisons
      .get('anycast-failover-frr-n3')!
      .flatMap(({ label, figures }) =>
        figures.flatMap(({ name, role }) => (name === 'outage' && role === 'fitted' ? [label] : [])),
      );
    expect(outages).toEqual(['graceful', 'kill9']);
  });
});

describe('a file that is not one of them', () => {
  it('is refused by name, and a case of another shape by its field', () => {
    expect(() => compareMeasured('unheard-of', [])).toThrow('unheard-of');
    expect(() => compareMeasured('toString', [])).toThrow('toString');
    const wrong = { input: { server: 'third' }, measured: { presented: 1, accepted: 1 } };
    expect(() => compareMeasured('tls-early-replay', [wrong])).toThrow('tls-early-replay.cases.0.input.server');
  });
});
