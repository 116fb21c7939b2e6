import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as lab from './lab';

/** BGP of FRR between a router and an LB: until the route of the LB is gone from the router's kernel table. */
const ROUTE = '203.0.113.10';
const AT_ONCE = 14;
const FRR = '/usr/lib/frr';
const folderOf = (namespace: string) => `${lab.directory}/${namespace}`;

interface Situation {
  daemon: 'frr';
  failure:
    | 'clean_stop'
    | 'kill9'
    | 'kill9_all'
    | 'kill9_and_back'
    | 'frozen'
    | 'frozen_all'
    | 'silent'
    | 'cable_pulled';
  back_after_s?: number;
  bgp_hold_s: number;
  keepalive_s: number;
  /** What the LB announces; null: graceful restart is not configured on it. The router has FRR's default: helper. */
  graceful_restart_time_s: number | null;
  /** RFC 8538, on both. */
  notification_support: boolean;
  bfd_interval_ms: number | null;
  bfd_multiplier: number | null;
  /** `bfd check-control-plane-failure` on both: C bit. */
  bfd_control_plane_independent: boolean;
}

const plain = {
  daemon: 'frr',
  bgp_hold_s: 3,
  keepalive_s: 1,
  graceful_restart_time_s: null,
  notification_support: true,
  bfd_interval_ms: null,
  bfd_multiplier: null,
  bfd_control_plane_independent: false,
} as const;
const hold9 = { bgp_hold_s: 9, keepalive_s: 3 } as const;
const restart = { graceful_restart_time_s: 10 } as const;
const bfd = { bfd_interval_ms: 300, bfd_multiplier: 3 } as const;
const situations: Situation[] = [
  ...(['clean_stop', 'kill9', 'frozen', 'silent', 'cable_pulled'] as const).flatMap((failure): Situation[] => [
    { ...plain, failure },
    { ...plain, ...restart, failure },
    { ...plain, ...restart, notification_support: false, failure },
  ]),
  ...(['frozen', 'silent'] as const).flatMap((failure): Situation[] => [
    { ...plain, ...hold9, failure },
    { ...plain, ...hold9, ...restart, failure },
    { ...plain, ...hold9, graceful_restart_time_s: 30, failure },
  ]),
  { ...plain, ...hold9, graceful_restart_time_s: 30, failure: 'kill9' },
  { ...plain, ...restart, failure: 'kill9_and_back', back_after_s: 3 },
  { ...plain, failure: 'kill9_and_back', back_after_s: 3 },
  ...(['kill9', 'kill9_all', 'frozen', 'frozen_all', 'silent'] as const).flatMap((failure): Situation[] => [
    { ...plain, ...hold9, ...bfd, failure },
    { ...plain, ...hold9, ...restart, ...bfd, failure },
    { ...plain, ...hold9, ...restart, ...bfd, bfd_control_plane_independent: true, failure },
    { ...plain, ...hold9, ...restart, ...bfd, notification_support: false, failure },
  ]),
];
const chosen = process.env.SMOKE
  ? situations.filter((_, index) => index % Number(process.env.SMOKE) === 0)
  : situations;

const cases = await lab.few(AT_ONCE, chosen, async (input, index) => {
  const network = await build(index);
  const rounds: Round[] = [];
  const isLong = (input.graceful_restart_time_s ?? 0) + input.bgp_hold_s > 30;
  const count = process.env.SMOKE ? 1 : isLong ? 3 : 7;
  while (rounds.length < count) rounds.push(await round(input, network));
  const measured = {
    runs: rounds.length,
    until_session_down_ms: lab.statistics(rounds.flatMap(({ down }) => down ?? [])),
    until_route_gone_ms: lab.statistics(rounds.flatMap(({ gone }) => gone ?? [])),
    runs_route_kept: rounds.filter(({ gone }) => gone === null).length,
    until_route_back_ms: lab.statistics(rounds.flatMap(({ back }) => back ?? [])),
  };
  console.log(JSON.stringify(input), JSON.stringify(measured));
  return { input, measured };
});
lab.report(
  'frr-graceful-restart',
  "BGP with and without graceful restart and BFD: time from a fault of the LB until its route is gone from the router's kernel table",
  "FRR 8.4.4 (zebra, bgpd, bfdd); router ns - LB ns, one veth, eBGP AS65000 - AS65010, one /32; the router has FRR's default (graceful restart helper), the LB `bgp graceful-restart` and the restart time where it is given, both (no) `bgp graceful-restart notification`. " +
    "clean_stop: SIGTERM to bgpd. kill9: SIGKILL to bgpd; kill9_all: to bgpd and bfdd. frozen: SIGSTOP to bgpd; frozen_all: to bgpd and bfdd. kill9_and_back: bgpd started again. silent: nft drops all at ingress of both ends, carrier stays. cable_pulled: the LB's end of the veth down. " +
    "The fault comes at a random moment within a keepalive interval. Time from before the fault was ordered to the kernel's route event (ip -ts monitor; of cable_pulled by asking for the route again and again, about every 10 ms); session: the line of the router's bgpd log (microseconds). Watched for hold + restart time + 4 s. route_kept: not gone in that time.",
  cases,
);
process.exit(0);

interface Round {
  down: number | null;
  gone: number | null;
  back: number | null;
}

async function build(index: number) {
  const router = lab.createNamespace(`${index}r`);
  const lb = lab.createNamespace(`${index}l`);
  await lab.connect([router, 'e0'], [lb, 'e0']);
  await lab.within(router, 'ip addr add 10.9.0.1/24 dev e0; sysctl -qw net.ipv4.ip_forward=1');
  await lab.within(lb, `ip addr add 10.9.0.2/24 dev e0; ip addr add ${ROUTE}/32 dev lo`);
  return { router, lb, route: lab.watch(router, 'route', ROUTE) };
}

/** Starts zebra, bfdd and bgpd in a namespace with sockets of their own; zebra first, or the others try again after 10 s. */
async function daemons(namespace: string, bgp: string) {
  const folder = folderOf(namespace);
  rmSync(folder, { recursive: true, force: true });
  execFileSync('install', ['-d', '-o', 'frr', '-g', 'frr', folder]);
  const common = ['-z', `${folder}/zserv`, '--vty_socket', folder, '--log', 'stdout'];
  const log: string[] = [];
  const one = (name: string, text: string, more: string[] = []) => {
    const conf = lab.configuration(`${namespace}.${name}.conf`, `log timestamp precision 6\n${text}`);
    const options = ['-f', conf, '-i', `${folder}/${name}.pid`, ...common, ...more];
    return lab.start(namespace, [`${FRR}/${name}`, ...options], (line) => log.push(line));
  };
  const bgpd = () => one('bgpd', bgp);
  const zebra = one('zebra', '');
  while (!existsSync(`${folder}/zserv`)) await sleep(20);
  const bfdd = one('bfdd', '', ['--bfdctl', `${folder}/bfdd.sock`]);
  await sleep(300);
  return { zebra, bfdd, bgpd: bgpd(), startBgpd: bgpd, log };
}

async function round(input: Situation, { router, lb, route }: Awaited<ReturnType<typeof build>>): Promise<Round> {
  const conf = (as: number, neighbour: string, otherAs: number, more: string[]) =>
    [
      `router bgp ${as}`,
      'no bgp ebgp-requires-policy',
      'no bgp network import-check',
      `timers bgp ${input.keepalive_s} ${input.bgp_hold_s}`,
      `${input.notification_support ? '' : 'no '}bgp graceful-restart notification`,
      `neighbor ${neighbour} remote-as ${otherAs}`,
      `neighbor ${neighbour} timers connect 1`,
      `neighbor ${neighbour} advertisement-interval 0`,
      ...(input.bfd_interval_ms
        ? [
            `neighbor ${neighbour} bfd`,
            `neighbor ${neighbour} bfd ${input.bfd_multiplier} ${input.bfd_interval_ms} ${input.bfd_interval_ms}`,
            ...(input.bfd_control_plane_independent ? [`neighbor ${neighbour} bfd check-control-plane-failure`] : []),
          ]
        : []),
      ...more,
    ].join('\n');
  const restartTime = input.graceful_restart_time_s;
  const ofLb = [
    ...(restartTime === null
      ? []
      : [
          'bgp graceful-restart',
          `bgp graceful-restart restart-time ${restartTime}`,
          'bgp graceful-restart preserve-fw-state',
        ]),
    'address-family ipv4 unicast',
    `network ${ROUTE}/32`,
    'exit-address-family',
  ];
  const startMs = lab.now();
  const atRouter = await daemons(router, conf(65000, '10.9.0.2', 65010, ['bgp log-neighbor-changes']));
  const atLb = await daemons(lb, conf(65010, '10.9.0.1', 65000, ofLb));
  if ((await route.change(true, startMs, 30_000)) === null)
    throw new Error(`no route: ${JSON.stringify(input)} ${atRouter.log.join('\n')}`);
  // Until BFD has come up at its slow start and both ends have the end of RIB.
  const peers = `vtysh --vty_socket ${folderOf(router)} -c 'show bfd peers brief'`;
  while (input.bfd_interval_ms && !/ up /.test(await lab.within(router, peers))) await sleep(200);
  await sleep(4000 + Math.random() * input.keepalive_s * 1000);
  atRouter.log.length = 0;
  const { bgpd, bfdd, zebra } = atLb;
  const children = [bgpd, bfdd, zebra, atRouter.bgpd, atRouter.bfdd, atRouter.zebra];

  const faultMs = lab.now();
  if (input.failure === 'clean_stop') bgpd.kill('SIGTERM');
  else if (input.failure.startsWith('kill9')) bgpd.kill('SIGKILL');
  else if (input.failure.startsWith('frozen')) bgpd.kill('SIGSTOP');
  else if (input.failure === 'silent') await Promise.all([lab.silence(router, 'e0'), lab.silence(lb, 'e0')]);
  else await lab.within(lb, 'ip link set dev e0 down');
  if (input.failure === 'kill9_all') bfdd.kill('SIGKILL');
  if (input.failure === 'frozen_all') bfdd.kill('SIGSTOP');
  if (input.back_after_s) {
    await sleep(input.back_after_s * 1000);
    children.push(atLb.startBgpd());
  }
  const longest = ((restartTime ?? 0) + input.bgp_hold_s + 4) * 1000;
  const gone =
    input.failure === 'cable_pulled' ? await polledGone(router, longest) : await route.change(false, faultMs, longest);
  const back = gone && (await route.change(true, gone, input.back_after_s ? 15_000 : 0));
  if (process.env.SMOKE) console.log(input.failure, restartTime, atRouter.log.join('\n'));
  const downLine = atRouter.log.find((line) => /%ADJCHANGE.*Down/.test(line));
  const down = downLine ? Date.parse(downLine.slice(0, 23).replaceAll('/', '-')) : null;

  for (const one of children) one.kill('SIGKILL');
  await lab.within(router, `nft flush ruleset; ip route flush proto bgp || true`);
  await lab.within(lb, `nft flush ruleset; ip link set dev e0 up`);
  await sleep(300);
  return { down: down && down - faultMs, gone: gone && gone - faultMs, back: back && back - faultMs };
}

/** The kernel tells nobody of a route that goes with its next hop's link. */
async function polledGone(router: string, withinMs: number): Promise<number | null> {
  const endMs = lab.now() + withinMs;
  while (lab.now() < endMs) if ((await lab.within(router, `ip route show ${ROUTE}`)) === '') return lab.now();
  return null;
}
