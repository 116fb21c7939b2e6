import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, type TestContext } from 'vitest';
import { engine } from '../course/build/engine';
import { openSlugs, readCourse, readLesson } from '../course/build/load';
import { type ProgramId, programIds, programOf } from '../course/schema/programs';
import { judge, STAND_INS } from './configs';

const root = join(import.meta.dirname, '..');

/** The packages of the commands that `.ci/run` promises, by command; none on a machine of which it knows nothing. */
const promised = new Map((process.env.CHECKERS ?? '').split(' ').map((each) => each.split(':') as [string, string]));

/**
 * What the checker says against a piece. Where it cannot judge the test is skipped, and why is said aloud; where it was
 * promised and is not there, the test fails.
 */
function complaintOf(context: TestContext, ...piece: Parameters<typeof judge>): string | undefined {
  const verdict = judge(...piece);
  if (!verdict.isJudged) {
    const owed = verdict.missing && promised.get(verdict.missing);
    if (owed) return expect.fail(`${verdict.why}, and .ci/run promises it: apt-get install ${owed}`);
    console.warn(`not checked: ${context.task.name}: ${verdict.why}`);
    return context.skip(verdict.why);
  }
  return verdict.passed ? undefined : verdict.said;
}

const wrapped = (wrapper: string, piece: string) =>
  wrapper ? readFileSync(join(root, 'content/wrappers', wrapper), 'utf8').replace('# the piece', piece) : piece;

const vrrp = (word: string) => `vrrp_instance A {
  ${word} eth0
  virtual_router_id 51
  virtual_ipaddress {
    203.0.113.10/32
  }
}`;
const zone = (negativeTtl: string) => `$TTL 60
@ SOA ns.example.org. admin.example.org. 1 3600 600 86400 ${negativeTtl}
@ NS ns.example.org.
`;
const rules = (expr: string) => `groups: [{ name: a, rules: [{ record: down, expr: ${expr} }] }]`;

describe('a checker passes what is right, and refuses a word that its program does not know', () => {
  type Case = [program: ProgramId, version: string, wrapper: string, right: string, wrong: string];
  const cases: Case[] = [
    ['haproxy', '2.6.12', 'haproxy-backend.cfg', 'balance leastconn', 'balance lestconn'],
    ['nginx', '1.22.1', 'nginx-server.conf', 'listen 443;', 'lisen 443;'],
    ['nginx', '1.22.1', 'nginx-http.conf', 'keepalive_timeout 60s;', 'keepalive_timeout 60q;'],
    ['keepalived', '2.2.7', 'keepalived.conf', vrrp('interface'), vrrp('interfaces')],
    ['bird', '2.0.12', 'bird.conf', 'protocol bfd { }', 'protocol bfdd { }'],
    ['frr', '8.4.4', '', 'router bgp 65001\n timers bgp 3 9\n', 'router bgp 65001\n timerz bgp 3 9\n'],
    ['named', '9.18.49', '', 'options { max-ncache-ttl 300; };', 'options { max-nocache-ttl 300; };'],
    ['zone', '9.18.49', '', zone('30'), zone('thirty')],
    ['unbound', '1.17.1', '', 'server:\n  prefetch: yes\n', 'server:\n  prefech: yes\n'],
    ['prometheus', '2.42.0', '', 'global: { scrape_interval: 15s }', 'global: { scrape_intervals: 15s }'],
    ['prometheus-rules', '2.42.0', '', rules('up == 0'), rules('up === 0')],
  ];

  it.for(cases)('%s', ([program, version, wrapper, right, wrong], context) => {
    const complaint = (piece: string) => complaintOf(context, program, version, wrapped(wrapper, piece));
    expect(complaint(right)).toBeUndefined();
    expect(complaint(wrong)).toBeTruthy();
  });
});

it('.ci/run installs every command that checks, what makes the files that they need, and the web servers of docs/hosting', () => {
  const commands = programIds.flatMap((id) => programOf(id).check?.split(' ')[0] ?? []);
  const [, list = ''] = /for program in ([^;]*);/.exec(readFileSync(join(root, '.ci/run'), 'utf8')) ?? [];
  const installed = [...list.matchAll(/([\w-]+):/g)].map(([, command]) => command);
  expect(installed.toSorted()).toEqual([...new Set([...commands, STAND_INS, 'nginx', 'caddy'])].toSorted());
});

describe('what cannot be judged is not said to be right', () => {
  it('a piece for another major version', () => {
    expect(judge('nginx', '0.9', '')).toMatchObject({ isJudged: false });
  });
  it('a program that has no checker', () => {
    expect(judge('envoy', '1.34', '')).toEqual({ isJudged: false, why: 'Envoy has no command that checks' });
  });
});

describe('the pieces of the course', async () => {
  const course = await readCourse(root);
  const lessons = await Promise.all(openSlugs(course).map((slug) => readLesson(course, slug, engine.named)));
  const pieces = lessons.flatMap(({ entry, configs }) =>
    Object.entries(configs).map(([id, config]) => ({ ...config, title: `${entry.slug} ${id}` })),
  );
  const checked = pieces.filter(({ program }) => programOf(program).check);

  it.for(checked)('$title', ({ program, version, whole }, context) => {
    expect(complaintOf(context, program, version, whole)).toBeUndefined();
  });
  it('say which of them nothing judges', () => {
    const rest = pieces
      .filter((piece) => !checked.includes(piece))
      .map(({ title, program }) => `${title} (${program})`);
    console.log(`configuration: ${checked.length} with a checker; without one: ${rest.join(', ') || 'none'}`);
    expect(checked.length + rest.length).toBe(pieces.length);
  });
});
