import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { initialTexts } from './field';
import { type ProofName, proofs } from './index';
import type { Agreement } from './proof';

const file = (name: string): string => readFileSync(new URL(`fixtures/${name}.txt`, import.meta.url), 'utf8');

function check(name: ProofName, texts: Readonly<Record<string, string>>, output: string): Agreement {
  const proof = proofs[name];
  return proof.check({ ...initialTexts(proof.fields), ...texts }, output);
}

const FORTY = { flows: '40', weights: '1, 10, 245' };
const all = (total: number): Agreement => ({ agreed: total, total, disagreements: [] });

/** Kernel 6.18 with iproute2 6.1, HAProxy 2.6.12 and FRR 8.4.4 printed what is in these files. */
describe('output as people paste it', () => {
  it.each([
    ['next-hops-plain', 'nextHops', FORTY, 40],
    ['next-hops-color', 'nextHops', FORTY, 40],
    ['next-hops-details', 'nextHops', FORTY, 40],
    ['next-hops-color-details', 'nextHops', FORTY, 40],
    ['next-hops-oneline-details', 'nextHops', FORTY, 40],
    ['next-hops-statistics', 'nextHops', FORTY, 40],
    ['next-hops-json', 'nextHops', FORTY, 40],
    ['next-hops-json-pretty', 'nextHops', FORTY, 40],
    ['next-hops-prompt', 'nextHops', FORTY, 40],
    ['next-hops-terminal', 'nextHops', FORTY, 40],
    ['buckets-json', 'buckets', { removed: '2' }, 32],
    ['buckets-json-pretty', 'buckets', { removed: '2' }, 32],
    ['haproxy-quoted-comma', 'retries', {}, 4],
    ['frr-bfdd-between', 'silence', { daemon: 'FRR' }, 3],
  ] as const)('is read: %s', (name, proof, texts, answers) => {
    expect(check(proof, texts, file(`pasted/${name}`))).toEqual(all(answers));
  });

  it.each([
    ['a next hop of another family', 'next-hops-via-inet6', 'nextHops', 'via inet6 fe80::2'],
    ['s_client -reconnect, which keeps no ticket of TLS 1.3', 'openssl-reconnect', 'tickets', '---'],
  ] as const)('is refused, with its line, where it is no answer to what was asked: %s', (_, name, proof, found) => {
    expect(() => check(proof, FORTY, file(`pasted/${name}`))).toThrow(/^line 1: /);
    expect(() => check(proof, FORTY, file(`pasted/${name}`))).toThrow(found);
  });
});

const plain = file('pasted/next-hops-plain');
const ticketsOf12 = file('tickets-shared');
const bird = file('silence-bird');
const toMilliseconds = (log: string) => log.replace(/(\.\d{3})\d{3}/g, '$1');

describe('each variant of what is printed', () => {
  const suffixed = (suffix: string) => plain.replace(/(dev hop\d) $/gm, `$1 ${suffix} `);

  it.each(['table main', 'uid 0', 'mark 0x5', 'offload', 'trap', 'rt_offload rt_trap', 'mark 5 uid 1000 table 100'])(
    'a next hop followed by: %s',
    (suffix) => {
      expect(check('nextHops', FORTY, suffixed(suffix))).toEqual(all(40));
    },
  );

  it.each(['dead', 'linkdown', 'dead linkdown', 'via 10.0.1.2 dev hop1'])(
    'no answer: a next hop followed by %s',
    (suffix) => {
      expect(() => check('nextHops', FORTY, suffixed(suffix))).toThrow(/^line 3: /);
    },
  );

  it.each(['blackhole', 'local', 'unreachable'])('no answer: a route that is %s', (type) => {
    expect(() => check('nextHops', FORTY, plain.replaceAll('203.0.113.10 ', `${type} 203.0.113.10 `))).toThrow(
      /^line 3: /,
    );
    const json = file('pasted/next-hops-json').replaceAll('{"dst"', `{"type":"${type}","dst"`);
    expect(() => check('nextHops', FORTY, json)).toThrow(/^line 3: .*unicast/);
  });

  it('no answer: a next hop of another family in JSON', () => {
    const json = file('pasted/next-hops-json').replace(
      '"gateway":"10.0.3.2"',
      '"via":{"family":"inet6","host":"fe80::2"}',
    );
    expect(() => check('nextHops', FORTY, json)).toThrow(/^line 3: .*gateway/);
  });

  it('no answer: JSON that was cut, with the line where it began', () => {
    const pretty = file('pasted/next-hops-json-pretty');
    const cut = pretty.slice(0, pretty.lastIndexOf('iif'));
    expect(() => check('nextHops', FORTY, cut)).toThrow(/^line \d+: expected JSON that ends/);
    expect(() => check('nextHops', FORTY, '[1, 2]')).toThrow(/^line 1: expected a list of objects in JSON/);
    expect(() => check('nextHops', FORTY, '[{"dst": }]')).toThrow(/^line 1: expected a list of objects in JSON/);
  });

  it('buckets that hardware has taken over', () => {
    const offloaded = file('buckets').replace(/(nhid \d+) $/gm, '$1 offload trap ');
    expect(check('buckets', { removed: '2' }, offloaded)).toEqual(all(32));
  });

  it('time stamps to the millisecond, with a date as BIRD or journals write it', () => {
    expect(check('silence', { daemon: 'BIRD' }, toMilliseconds(bird))).toEqual(all(3));
    expect(check('silence', { daemon: 'BIRD' }, toMilliseconds(bird).replace(/^(?=\d)/gm, '2026-11-23 '))).toEqual(
      all(3),
    );
    expect(() => check('silence', {}, bird.replace(/\.\d{6}/g, ''))).toThrow(/^line 1: .*milli- or microseconds/);
  });

  it('counts a detection as too early only by more than the time stamps were cut', () => {
    const at = (stamp: string) => `18:00:00.000 silent\n18:00:00.${stamp} <TRACE> peer: State changed to stop`;
    const agreed = (stamp: string) => check('silence', { trials: '1' }, at(stamp)).agreed;
    expect([agreed('600'), agreed('599'), agreed('599900')]).toEqual([1, 0, 0]);
  });

  it('other peers and other daemons in the log are not the peer that fell silent', () => {
    const frr = file('silence-frr').split('\n');
    const others = [
      '2026/11/23 18:15:42.100000 ZEBRA: [HSYZM-HV7HF] Extended Error: No such process',
      '2026/11/23 18:15:42.200000 BGP: [PXVXG-TFNNT] %ADJCHANGE: neighbor 10.0.0.22(other) in vrf default Down',
      '2026/11/23 18:15:42.300000 BGP: [PXVXG-TFNNT] %ADJCHANGE: neighbor 10.0.0.3 in vrf default Down',
      '2026/11/23 18:15:42.400000 BGP: [M1QMP-Z2E8B] %NOTIFICATION: sent to neighbor 10.0.0.2 4/0',
    ];
    expect(check('silence', { daemon: 'FRR' }, frr.toSpliced(2, 0, ...others).join('\n'))).toEqual(all(3));
    const both = bird.split('\n').toSpliced(2, 0, '18:14:42.950000 <TRACE> otherpeer: State changed to stop');
    expect(check('silence', {}, both.join('\n'))).toEqual(all(3));
  });

  it('OpenSSL 1.0 and LibreSSL, which name no version', () => {
    const old = ticketsOf12.replaceAll('TLSv1.2', 'TLSv1/SSLv3');
    expect(check('tickets', { keys: 'shared', tls: '1.2' }, old)).toEqual(all(60));
    expect(check('tickets', { keys: 'shared', tls: '1.3' }, old).agreed).toBe(0);
  });

  it.each(['AEAD-AES256-GCM-SHA384', 'TLS_AES_256_GCM_SHA384'])(
    'no answer: LibreSSL with TLS 1.3 (%s), which resumes nothing whatever the servers do',
    (cipher) => {
      const output = file('tickets-own').replace(
        /(?:New|Reused), \S+ Cipher is \S+/g,
        `New, TLSv1/SSLv3, Cipher is ${cipher}`,
      );
      expect(() => check('tickets', {}, output)).toThrow(/^line 1: .*LibreSSL/);
    },
  );

  it('CSV with every value in quotes, and quotes within', () => {
    const quoted = file('retries').replace(/[^,\n]+/g, (value) => `"${value}"`);
    expect(check('retries', {}, quoted)).toEqual(all(4));
    expect(check('retries', {}, quoted.replace('"no check"', '"said ""no, later"""'))).toEqual(all(4));
    expect(() => check('retries', {}, file('retries').replace('layer-1,next', 'layer-1,next,'))).toThrow(/columns/);
  });
});

/** What a terminal, a chat or a ticket does to what is pasted. */
interface Decoration {
  readonly name: string;
  readonly before?: readonly string[];
  readonly line?: (text: string) => string;
  readonly after?: readonly string[];
}

const decorations: readonly Decoration[] = [
  { name: 'colours', line: (text) => text.replace(/[^\s,]+/g, (word) => `\x1b[1;36m${word}\x1b[0m`) },
  {
    name: 'modes of the terminal',
    before: ['\x1b[?2004l'],
    line: (text) => `${text}\x1b[K`,
    after: ['\x1b]0;lab\x07'],
  },
  { name: 'indentation', line: (text) => `\t    ${text}` },
  { name: 'a fence', before: ['```text'], after: ['```'] },
  { name: 'a byte order mark', before: ['\ufeff'] },
  { name: 'blanks that do not break', line: (text) => text.replaceAll(' ', '\u00a0') },
  { name: 'Windows line ends', line: (text) => `${text}\r` },
  { name: 'blank lines', before: ['', ' '], after: ['', ''] },
  { name: 'prompts', before: ['root@lab:~# ip -batch - <<END', '> END'], after: ['root@lab:~# '] },
  { name: 'other prompts', before: ['[me@lab ~]$ sudo bash'], after: ['bash-5.2# exit', '$'] },
];

/** Real output, the line of each answer (from 0), and how that answer is made another one. */
interface Sample {
  readonly proof: ProofName;
  readonly texts?: Readonly<Record<string, string>>;
  readonly output: string;
  readonly isAnswer: RegExp;
  readonly falsify: (line: string) => string;
}

const otherHop = (line: string) => line.replace(/10\.0\.(\d)/, (_, hop) => `10.0.${(Number(hop) % 3) + 1}`);
const later = (line: string) => line.replace('18:', '19:');
const samples: Readonly<Record<string, Sample>> = {
  'next hops': { proof: 'nextHops', texts: FORTY, output: plain, isAnswer: /via/, falsify: otherHop },
  'next hops in JSON': {
    proof: 'nextHops',
    texts: FORTY,
    output: file('pasted/next-hops-json'),
    isAnswer: /gateway/,
    falsify: otherHop,
  },
  buckets: {
    proof: 'buckets',
    texts: { removed: '2' },
    output: file('buckets'),
    isAnswer: /nhid/,
    falsify: (line) => line.replace(/nhid \d/, 'nhid 2'),
  },
  tickets: {
    proof: 'tickets',
    output: file('tickets-own'),
    isAnswer: /New|Reused/,
    falsify: (line) => line.replace(/New|Reused/, (said) => (said === 'New' ? 'Reused' : 'New')),
  },
  retries: {
    proof: 'retries',
    output: file('pasted/haproxy-quoted-comma'),
    isAnswer: /^l\S+,FRONTEND/,
    falsify: (line) => line.replace(/^((?:[^,]*,){7})(\d+)/, (_, head, count) => `${head}${Number(count) + 1}`),
  },
  'a log of BIRD': { proof: 'silence', output: bird, isAnswer: /stop/, falsify: later },
  'a log of FRR': {
    proof: 'silence',
    texts: { daemon: 'FRR' },
    output: file('pasted/frr-bfdd-between'),
    isAnswer: /ADJCHANGE.*Down/,
    falsify: later,
  },
};

describe.each(Object.entries(samples))('whatever is put around them, %s', (_, sample) => {
  const { proof, texts = {}, isAnswer, falsify } = sample;
  const lines = sample.output.trimEnd().split('\n');
  const answers = [...lines.keys()].filter((index) => isAnswer.test(lines[index]!));
  const decorated = (text: readonly string[], worn: readonly Decoration[]) =>
    worn.reduce(
      (within, { before = [], line = (each) => each, after = [] }) => [...before, ...within.map(line), ...after],
      [...text],
    );
  const worn = fc.shuffledSubarray([...decorations]);

  it('all agree', () => {
    fc.assert(
      fc.property(worn, (some) => {
        expect(check(proof, texts, decorated(lines, some).join('\n'))).toEqual(all(answers.length));
      }),
    );
  });

  it('a wrong one is told as wrong, by its line, and no other', () => {
    fc.assert(
      fc.property(worn, fc.constantFrom(...answers), (some, wrong) => {
        const changed = lines.with(wrong, falsify(lines[wrong]!));
        const shift = some.reduce((sum, { before = [] }) => sum + before.length, 0);
        const { agreed, disagreements } = check(proof, texts, decorated(changed, some).join('\n'));
        expect([agreed, disagreements.map(({ line }) => line)]).toEqual([answers.length - 1, [wrong + 1 + shift]]);
      }),
    );
  });
});

describe('text that is made to be slow', () => {
  it.each([
    ['a prompt that never ends', `a@${'a'.repeat(900_000)}`],
    ['quotes that never end', ',"x'.repeat(300_000)],
    ['brackets that never end', '[\n'.repeat(400_000)],
    ['escapes that never end', '\x1b]'.repeat(400_000)],
    ['a line of answers', '203.0.113.10 from 198.18.0.16 via 10.0.1.2 dev hop1 table '.repeat(15_000)],
  ])('is refused, where backtracking would take days: %s', (_, text) => {
    for (const name of Object.keys(proofs) as ProofName[]) expect(() => check(name, {}, text)).toThrow(/: expected/);
  });
});
