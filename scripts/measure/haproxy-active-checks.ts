import { setTimeout as sleep } from 'node:timers/promises';
import * as lab from './lab';

/** HAProxy's active checks: until a server that refuses, is silent, is frozen or flaps is DOWN, and UP again. */
const SERVER = '10.5.0.11';

interface Situation {
  check: 'tcp' | 'http';
  failure: 'refuses' | 'silent' | 'frozen';
  inter_ms: number;
  connect_timeout_ms: number;
  check_timeout_ms: number;
  fall: number;
  rise: number;
  /** A server that flaps: ill so long, well so long, for 40 s. */
  flaps_ms?: readonly [ill: number, well: number];
}

const settings = { inter_ms: 1000, connect_timeout_ms: 5000, check_timeout_ms: 500, fall: 3, rise: 2 };
const failures = ['refuses', 'silent', 'frozen'] as const;
const situations: Situation[] = [
  ...(['tcp', 'http'] as const).flatMap((check) => failures.map((failure) => ({ check, failure, ...settings }))),
  ...(['silent', 'frozen'] as const).flatMap((failure): Situation[] => [
    { check: 'http', failure, ...settings, connect_timeout_ms: 300 },
    { check: 'http', failure, ...settings, check_timeout_ms: 1500 },
    { check: 'http', failure, ...settings, inter_ms: 2000 },
  ]),
  ...(['refuses', 'silent'] as const).flatMap((failure) =>
    (
      [
        [1600, 1600],
        [2600, 1600],
        [3600, 1600],
      ] as const
    ).map((flaps_ms): Situation => ({ check: 'http', failure, ...settings, flaps_ms })),
  ),
];

const cases = await lab.few(situations.length, situations, async (input, index) => {
  const network = await build(input, index);
  const measured = input.flaps_ms ? await flap(input, network, input.flaps_ms) : await failAndReturn(input, network);
  console.log(JSON.stringify(input), JSON.stringify(measured));
  return { input, measured };
});
lab.report(
  'haproxy-active-checks',
  'Active checks of HAProxy: time until a server that refuses, is silent or is frozen is marked DOWN, and UP again after its return; servers that flap',
  'HAProxy 2.6.12, one backend with one server (check inter fall rise, timeout connect, timeout check, option httpchk for http), LB ns - host ns, veth. ' +
    'refuses: nft rejects SYNs with a reset. silent: nft drops TCP at ingress. frozen: SIGSTOP, the kernel still accepts connections. ' +
    'The fault comes at a random moment within a check interval, and so does the return, 2 s or more after DOWN (15 s after the fault where there was none). DOWN and UP: when HAProxy wrote the line. between_checks: SYNs as tcpdump sees them in the first 6 s of the fault. flaps: ill and well for so long in turn, 40 s, three times.',
  cases,
);
process.exit(0);

async function build({ check, inter_ms, connect_timeout_ms, check_timeout_ms, fall, rise }: Situation, index: number) {
  const [lb, host] = ['l', 'h'].map((letter) => lab.createNamespace(`${index}${letter}`));
  await lab.connect([lb!, 'e0'], [host!, 'e0']);
  await lab.within(lb!, 'ip addr add 10.5.0.1/24 dev e0');
  await lab.within(host!, `ip addr add ${SERVER}/24 dev e0`);
  const server = lab.startServer(host!, SERVER);
  await sleep(1500);
  const conf = lab.configuration(
    `${index}.conf`,
    `defaults
  mode http
  timeout client 5s
  timeout connect ${connect_timeout_ms}ms
  timeout server 5s
  timeout check ${check_timeout_ms}ms
frontend f
  bind 127.0.0.1:8080
  default_backend b
backend b
  ${check === 'http' ? 'option httpchk GET /' : ''}
  server s ${SERVER}:80 check inter ${inter_ms}ms fall ${fall} rise ${rise}
`,
  );
  const states: { atMs: number; state: 'DOWN' | 'UP'; reason: string }[] = [];
  lab.start(lb!, ['haproxy', '-db', '-f', conf], (line) => {
    const [, state, reason] = /Server b\/s is (DOWN|UP), reason: ([^,.]+)/.exec(line) ?? [];
    if (state) states.push({ atMs: lab.now(), state: state as 'DOWN' | 'UP', reason: reason! });
  });
  const checks: number[] = [];
  const filter = 'tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn';
  lab.start(lb!, ['tcpdump', '-l', '-n', '-tt', '--immediate-mode', '-i', 'e0', filter], (line) => {
    const seconds = /^(\d+\.\d+) IP/.exec(line)?.[1];
    if (seconds) checks.push(Number(seconds) * 1000);
  });
  await sleep(3000);
  return { host: host!, server, states, checks };
}
type Network = Awaited<ReturnType<typeof build>>;

async function fail({ failure }: Situation, { host, server }: Network): Promise<void> {
  if (failure === 'frozen') server.kill('SIGSTOP');
  else if (failure === 'silent') await lab.silence(host, 'e0', 'ip protocol tcp');
  else
    await lab.within(
      host,
      `nft 'add table ip refuse; add chain ip refuse in { type filter hook input priority 0; };
       add rule ip refuse in tcp flags syn reject with tcp reset'`,
    );
}

async function recover({ failure }: Situation, { host, server }: Network): Promise<void> {
  if (failure === 'frozen') server.kill('SIGCONT');
  else await lab.within(host, 'nft flush ruleset');
}

async function failAndReturn(input: Situation, network: Network) {
  const { states, checks } = network;
  const next = async (state: 'DOWN' | 'UP', afterMs: number, withinMs: number) => {
    for (;;) {
      const found = states.find((one) => one.atMs > afterMs && one.state === state);
      if (found || lab.now() > afterMs + withinMs) return found;
      await sleep(5);
    }
  };
  const downs: number[] = [];
  const ups: number[] = [];
  const gaps: number[] = [];
  const reasons = new Set<string>();
  const runs = process.env.SMOKE ? 1 : 8;
  for (let run = 0; run < runs; run++) {
    await sleep(Math.random() * input.inter_ms);
    const faultMs = lab.now();
    await fail(input, network);
    const down = await next('DOWN', faultMs, 15_000);
    if (down) downs.push(down.atMs - faultMs);
    if (down) reasons.add(down.reason);
    await sleep(2000 + Math.random() * input.inter_ms);
    const duringFault = checks.filter((atMs) => atMs > faultMs && atMs < faultMs + 6000);
    gaps.push(...duringFault.slice(1).map((atMs, place) => atMs - duringFault[place]!));
    const returnMs = lab.now();
    await recover(input, network);
    const up = down && (await next('UP', returnMs, 15_000));
    if (up) ups.push(up.atMs - returnMs);
    await sleep(2000);
  }
  return {
    runs,
    until_down_ms: lab.statistics(downs),
    until_up_ms: lab.statistics(ups),
    between_checks_ms: lab.statistics(gaps),
    reasons: [...reasons],
  };
}

async function flap(input: Situation, network: Network, [ill, well]: readonly [number, number]) {
  const counts: number[] = [];
  const runs = process.env.SMOKE ? 1 : 3;
  while (counts.length < runs) {
    const startMs = lab.now();
    while (lab.now() < startMs + 40_000) {
      await fail(input, network);
      await sleep(ill);
      await recover(input, network);
      await sleep(well);
    }
    counts.push(network.states.filter(({ atMs, state }) => atMs > startMs && state === 'DOWN').length);
    await sleep(5000 + Math.random() * input.inter_ms);
  }
  return { runs, times_down_in_40_s: lab.statistics(counts) };
}
