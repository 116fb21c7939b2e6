import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatIpv4 } from '../../engine/ecmp/flow';
import { buckets } from './buckets';
import { envoyHosts } from './envoyHosts';
import { type Fields, type InputOf, initialTexts, readInput } from './field';
import { proofs } from './index';
import { flowsToAsk, nextHops } from './nextHops';
import { type Model, proofOf, prove } from './proof';
import { retries } from './retries';
import { detectionWindow, silence } from './silence';
import { tickets } from './tickets';

/** What the real system printed: kernel 6.18, iproute2 6.1, BIRD 2.0.12, FRR 8.4.4, nginx 1.22.1, OpenSSL 3.0, HAProxy 2.6.12. */
const captured = (name: string): string => readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8');

function inputOf<F extends Fields, Row>(model: Model<F, Row>, change: Partial<InputOf<F>> = {}): InputOf<F> {
  return { ...readInput(model.fields, initialTexts(model.fields)), ...change };
}

/** The output with a line (from 1) replaced. */
function falsify(output: string, line: number, from: string | RegExp, to: string): string {
  const lines = output.split('\n');
  const changed = lines[line - 1]!.replace(from, to);
  expect(changed).not.toBe(lines[line - 1]);
  return lines.with(line - 1, changed).join('\n');
}

describe('real output agrees with the engine', () => {
  it('200 of 200 flows, as `ip route get` gave their next hops', () => {
    expect(prove(nextHops, inputOf(nextHops), captured('next-hops'))).toEqual({
      agreed: 200,
      total: 200,
      disagreements: [],
    });
  });

  it('200 of 200 flows of a resilient group that lost a hop, and each of its buckets', () => {
    const lost = { kind: 'resilient', removed: 2 } as const;
    expect(prove(nextHops, inputOf(nextHops, lost), captured('next-hops-resilient')).agreed).toBe(200);
    expect(prove(buckets, inputOf(buckets, { removed: 2 }), captured('buckets')).agreed).toBe(32);
  });

  it('every visit to nginx, with a ticket key a server and with a shared one', () => {
    expect(prove(tickets, inputOf(tickets), captured('tickets-own'))).toMatchObject({ agreed: 60, total: 60 });
    const shared = inputOf(tickets, { keys: 'shared', tls: '1.2' });
    expect(prove(tickets, shared, captured('tickets-shared')).agreed).toBe(60);
  });

  it('the requests that HAProxy counted at each layer of retries', () => {
    expect(prove(retries, inputOf(retries), captured('retries'))).toMatchObject({ agreed: 4, total: 4 });
  });

  it.each([
    ['silence-bird', 'BIRD', 'BFD'],
    ['silence-bird-hold', 'BIRD', 'hold timer'],
    ['silence-frr', 'FRR', 'BFD'],
    ['silence-frr-hold', 'FRR', 'hold timer'],
  ] as const)('the moments at which a silent peer was taken for dead: %s', (name, daemon, mechanism) => {
    expect(prove(silence, inputOf(silence, { daemon, mechanism, holdS: 3 }), captured(name)).agreed).toBe(3);
  });
});

describe('a falsified line', () => {
  it('is the one disagreement, by its number, with both answers', () => {
    const output = falsify(captured('next-hops'), 41, /via 10\.0\.\d\.2 dev hop\d/, 'via 10.0.9.2 dev hop9');
    const { agreed, total, disagreements } = prove(nextHops, inputOf(nextHops), output);
    expect([agreed, total]).toEqual([199, 200]);
    expect(disagreements).toMatchObject([{ line: 41, yours: 'via 10.0.9.2 dev hop9' }]);
    expect(disagreements[0]!.engine).toMatch(/^via 10\.0\.[123]\.2 dev hop[123]$/);
  });

  it('is caught in buckets, visits, counters and logs too', () => {
    const bucket = falsify(captured('buckets'), 7, /nhid \d/, 'nhid 2');
    expect(prove(buckets, inputOf(buckets, { removed: 2 }), bucket).disagreements).toMatchObject([{ line: 7 }]);
    const visit = falsify(captured('tickets-own'), 3, 'Reused', 'New');
    expect(prove(tickets, inputOf(tickets), visit).disagreements).toMatchObject([
      { line: 3, engine: 'Reused, TLSv1.3', yours: 'New, TLSv1.3' },
    ]);
    const early = falsify(captured('silence-frr'), 2, /\d\d\.\d{6}/, '00.000000');
    expect(prove(silence, inputOf(silence, { daemon: 'FRR' }), early).disagreements).toMatchObject([{ line: 3 }]);
    const count = captured('retries').replace(/^(layer-3,FRONTEND(?:,[^,]*){5}),160,/m, '$1,161,');
    expect(prove(retries, inputOf(retries), count).disagreements).toMatchObject([{ subject: 'layer-3', yours: '161' }]);
  });
});

describe('output that is not what was asked for', () => {
  const check = (output: string) => () => prove(nextHops, inputOf(nextHops), output);
  const real = captured('next-hops');

  it('is refused with the line, what was expected and what came', () => {
    expect(check(falsify(real, 5, / via.*/, ' via'))).toThrow(
      /^line 5: expected 203\.0\.113\.10 from … via … dev …, found/,
    );
    expect(check('RTNETLINK answers: Network is unreachable')).toThrow(/^line 1: .*Network is unreachable/);
    expect(check('')).toThrow('what the command printed');
  });

  it('is refused when a flow was not asked about, is told twice or is missing', () => {
    expect(check(falsify(real, 3, /from \S+/, 'from 192.0.2.77'))).toThrow(/^line 3: .*192\.0\.2\.77/);
    expect(check(`${real}${real.split('\n')[2]}\n`)).toThrow(/^line 403: /);
    expect(check(real.split('\n').slice(0, -3).join('\n'))).toThrow(/^output: expected 200 answers, found "none for/);
  });

  it('is refused under another seed or policy than the engine was asked with', () => {
    expect(() => prove(nextHops, inputOf(nextHops, { seed: 1 }), real)).toThrow('line 2: expected the seed 1');
    expect(check(falsify(real, 1, '= 1', '= 0'))).toThrow('line 1: expected the policy 1, found 0');
  });

  it('says which kernel is needed where there is no seed to set', () => {
    const old = 'sysctl: cannot stat /proc/sys/net/ipv4/fib_multipath_hash_seed: No such file or directory';
    expect(check(`net.ipv4.fib_multipath_hash_policy = 1\n${old}`)).toThrow(/^line 2: expected Linux 6\.11 or newer/);
  });

  it('is refused when a log has a peer that goes down without having fallen silent', () => {
    const log = captured('silence-bird').split('\n').toSpliced(1, 1).join('\n');
    expect(() => prove(silence, inputOf(silence), log)).toThrow(/^line 2: .*only after it has fallen silent/);
  });

  it('is refused when openssl made no connection', () => {
    expect(() => prove(tickets, inputOf(tickets), '1 3 New, (NONE), Cipher is (NONE)')).toThrow(/^line 1: /);
  });
});

describe('the answers of any input', () => {
  const input = fc.record({
    kind: fc.constantFrom('hash-threshold' as const, 'resilient' as const),
    policy: fc.constantFrom('0' as const, '1' as const),
    seed: fc.integer({ min: 1, max: 2 ** 32 - 1 }),
    flows: fc.integer({ min: 1, max: 500 }),
    weights: fc.array(fc.integer({ min: 1, max: 256 }), { minLength: 1, maxLength: 16 }),
    buckets: fc.integer({ min: 16, max: 1024 }),
    removed: fc.constant(null),
  });

  it('has sources of their own for all flows, within 198.18.0.0/15', () => {
    fc.assert(
      fc.property(input, (asked) => {
        const sources = flowsToAsk(asked).map(({ srcAddr }) => formatIpv4(srcAddr));
        expect(new Set(sources).size).toBe(asked.flows);
        expect(sources.every((source) => /^198\.1[89]\./.test(source))).toBe(true);
      }),
    );
  });

  it('counts an Envoy that chose by the engine as agreeing, one that chose the next host as not', () => {
    const asked = inputOf(envoyHosts, { policy: 'RING_HASH', weights: [1, 2, 3] });
    const hosts = Array.from({ length: asked.keys }, (_, i) => ({ line: i + 1, key: `key-${i}`, host: '' }));
    const chosen = envoyHosts.answers(asked, hosts).map(({ subject, engine }) => `${subject} ${engine}`);
    expect(prove(envoyHosts, asked, chosen.join('\n'))).toMatchObject({ agreed: 100, total: 100 });
    const other = chosen.map((line) => line.replace(/\d$/, (digit) => String((Number(digit) % 3) + 1)));
    expect(prove(envoyHosts, asked, other.join('\n')).agreed).toBe(0);
  });

  it('gives BFD one interval less than its detection time at the least', () => {
    const frr = inputOf(silence, { daemon: 'FRR', mechanism: 'BFD', intervalMs: 300, multiplier: 3 });
    expect(detectionWindow(frr)).toEqual({ fromMs: 600, toMs: 1000 });
  });
});

describe('what a form holds', () => {
  it.each(Object.entries(proofs))('gives instructions at first: %s', (_, proof) => {
    const { setup, command, cleanup } = proof.instructions(initialTexts(proof.fields));
    for (const text of [setup, command, cleanup]) expect(text).not.toBe('');
    expect(`${setup}${command}${cleanup}`).not.toMatch(/undefined|NaN|\[object/);
  });

  it('is refused by field where it makes no sense', () => {
    const form = proofOf(nextHops);
    const change = (texts: Record<string, string>) => () =>
      form.instructions({ ...initialTexts(form.fields), ...texts });
    expect(change({ seed: 'many' })).toThrow(/^seed: .*"many"/);
    expect(change({ seed: '0; reboot' })).toThrow(/^seed: /);
    expect(change({ weights: '1, 0' })).toThrow(/^weights\[1\]: /);
    expect(change({ weights: '' })).toThrow(/^weights: /);
    expect(change({ removed: '4' })).toThrow(/^removed: /);
    expect(change({ policy: '2' })).toThrow(/^policy: /);
    const envoy = proofOf(envoyHosts);
    expect(() => envoy.instructions({ ...initialTexts(envoy.fields), tableSize: '100' })).toThrow(
      /^tableSize: .*prime/,
    );
  });
});
