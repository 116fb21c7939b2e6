import { setTimeout as sleep } from 'node:timers/promises';
import * as lab from './lab';

/** How Linux opens a connection to a host that refuses, is silent, or is gone: each SYN, and when connect() gives up. */
const CONNECTIONS = 7;
const HOST = '10.8.2.2';

type Host = 'refuses' | 'silent' | 'gone_same_link' | 'gone_behind_router' | 'silent_then_back';
interface Situation {
  tcp_syn_linear_timeouts: number;
  tcp_syn_retries: number;
  host: Host;
  back_after_ms?: number;
}
interface Attempt {
  syns: number[];
  endMs: number;
  outcome: string;
}

/** 4 is the default since Linux 6.5; 0 is how earlier kernels do it. */
const situations = [4, 0].flatMap((tcp_syn_linear_timeouts): Situation[] => {
  const kernel = { tcp_syn_linear_timeouts, tcp_syn_retries: 6 };
  return [
    { ...kernel, host: 'refuses' },
    { ...kernel, host: 'gone_same_link' },
    { ...kernel, host: 'gone_behind_router' },
    { ...kernel, host: 'silent_then_back', back_after_ms: 4500 },
    { ...kernel, tcp_syn_retries: 2, host: 'silent' },
    { ...kernel, host: 'silent' },
  ];
});

const cases = await lab.few(situations.length, situations, async (input, index) => {
  const attempts = await measure(input, index);
  const most = Math.max(...attempts.map(({ syns }) => syns.length));
  const syns_after_ms = Array.from({ length: most }, (_, place) =>
    lab.statistics(attempts.flatMap(({ syns }) => (place < syns.length ? [syns[place]! - syns[0]!] : []))),
  );
  const outcomes = [...new Set(attempts.map(({ outcome }) => outcome))];
  const measured = { syns_after_ms, outcomes, until_outcome_ms: lab.statistics(attempts.map(({ endMs }) => endMs)) };
  console.log(JSON.stringify(input), JSON.stringify(measured));
  return { input, measured };
});
lab.report(
  'linux-syn-retries',
  'connect() of Linux to a host that refuses, is silent or is gone: the times of the SYNs and of the outcome',
  "client ns - router ns - host ns, veth; curl, 7 connections 137 ms apart, SYNs as tcpdump sees them on the client's device (those to a neighbour without an address never leave it), time to the outcome as curl tells it (--connect-timeout 300). " +
    "silent: nft drops TCP at the host's ingress; it still answers ARP (one that does not is gone once the neighbour entry has aged). refuses: nobody listens. gone_same_link: addresses of the client's own subnet that no host has (ARP unanswered); gone_behind_router: of the subnet behind the router, which says host unreachable (icmp_ratelimit=0: with the default of one a second a client with many attempts is not told of each); each connection to another address. " +
    'silent_then_back: silent, and answers from back_after_ms on.',
  cases,
);
process.exit(0);

async function measure(input: Situation, index: number): Promise<Attempt[]> {
  const [client, router, host] = ['c', 'r', 'h'].map((letter) => lab.createNamespace(`${index}${letter}`));
  await lab.connect([client!, 'e0'], [router!, 'client']);
  await lab.connect([router!, 'host'], [host!, 'e0']);
  await lab.within(
    router!,
    'ip addr add 10.8.1.1/24 dev client; ip addr add 10.8.2.1/24 dev host; sysctl -qw net.ipv4.ip_forward=1 net.ipv4.icmp_ratelimit=0',
  );
  await lab.within(host!, `ip addr add ${HOST}/24 dev e0; ip route add default via 10.8.2.1`);
  await lab.within(
    client!,
    `ip addr add 10.8.1.2/24 dev e0; ip route add default via 10.8.1.1;
     sysctl -qw net.ipv4.tcp_syn_retries=${input.tcp_syn_retries} net.ipv4.tcp_syn_linear_timeouts=${input.tcp_syn_linear_timeouts}`,
  );
  // A gone host each, for attempts to the same one share what the neighbour table knows of it.
  const targetOf = (place: number) =>
    ({ gone_same_link: `10.8.1.${70 + place}`, gone_behind_router: `10.8.2.${70 + place}` })[input.host as string] ??
    HOST;
  const syns = new Map<number, number[]>();
  const filter = 'tcp[tcpflags] & (tcp-syn|tcp-ack) == tcp-syn';
  lab.start(client!, ['tcpdump', '-l', '-n', '-tt', '--immediate-mode', '-i', 'e0', filter], (line) => {
    const [, seconds, port] = /^(\d+\.\d+) IP [\d.]+\.(\d+) > /.exec(line) ?? [];
    if (port) syns.set(Number(port), [...(syns.get(Number(port)) ?? []), Number(seconds) * 1000]);
  });
  if (input.host === 'silent_then_back') lab.startServer(host!, HOST);
  await sleep(1500);
  // The router's address is known before: what is measured is the host alone.
  await lab.within(client!, `curl -s -m 1 http://${input.host.startsWith('gone') ? '10.8.1.1' : HOST}/ || true`);
  syns.clear();

  const attempt = async (place: number): Promise<Attempt> => {
    await sleep(place * (input.host === 'silent_then_back' ? 0 : 137));
    const port = 40000 + place;
    const told = await lab.within(
      client!,
      `curl -sv -o /dev/null --connect-timeout 300 --local-port ${port} -w '%{time_connect} %{time_total}' http://${targetOf(place)}/ 2>&1 || true`,
    );
    const [connected, ended] = told.split('\n').at(-1)!.split(' ').map(Number);
    const failure = /port 80 failed: (.*)/.exec(told)?.[1];
    return {
      syns: syns.get(port) ?? [],
      endMs: (failure ? ended! : connected!) * 1000,
      outcome: failure ?? 'connected',
    };
  };
  const isSilent = input.host.startsWith('silent');
  if (isSilent) await lab.silence(host!, 'e0', 'ip protocol tcp');
  const attempts = Promise.all(Array.from({ length: CONNECTIONS }, (_, place) => attempt(place)));
  if (input.back_after_ms !== undefined) {
    await sleep(input.back_after_ms);
    await lab.endSilence(host!);
  }
  return attempts;
}
