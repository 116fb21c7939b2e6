import { setTimeout as sleep } from 'node:timers/promises';
import * as lab from './lab';

/** What a client waits for when one backend of a proxy refuses, is silent, or is frozen. */
const SECONDS = process.env.SMOKE ? 8 : 30;
const SLOW_MS = 500;

type Failure = 'refuses' | 'silent' | 'frozen';
interface Common {
  failure: Failure;
  backends: number;
  connect_timeout_ms: number;
  response_timeout_ms: number;
}
interface Haproxy extends Common {
  proxy: 'haproxy';
  balance: 'roundrobin' | 'leastconn' | 'uri';
  retries: number;
  /** Of `option redispatch`: null without it, −1 (its default) for the last retry, 1 for each. */
  redispatch_interval: number | null;
}
interface Nginx extends Common {
  proxy: 'nginx';
  max_fails: number;
  fail_timeout_s: number;
}
type Situation = Haproxy | Nginx;

const timeouts = { connect_timeout_ms: 1000, response_timeout_ms: 2000 };
const situations = (['refuses', 'silent', 'frozen'] as const).flatMap((failure) =>
  [2, 3].flatMap((backends): Situation[] => [
    ...(['roundrobin', 'leastconn', 'uri'] as const).flatMap((balance) =>
      [null, -1, 1].map(
        (redispatch_interval): Haproxy => ({
          proxy: 'haproxy',
          failure,
          backends,
          ...timeouts,
          balance,
          retries: 3,
          redispatch_interval,
        }),
      ),
    ),
    ...[1, 0].map(
      (max_fails): Nginx => ({ proxy: 'nginx', failure, backends, ...timeouts, max_fails, fail_timeout_s: 10 }),
    ),
  ]),
);

const cases = await lab.few(14, situations, async (input, index) => {
  const answers = await measure(input, index);
  const slow = answers.filter(({ ms }) => ms >= SLOW_MS);
  const codes = [...new Set(answers.map(({ status }) => status))].sort();
  const ofStatus = (status: string) => lab.statistics(answers.flatMap((one) => (one.status === status ? one.ms : [])));
  const measured = {
    requests: answers.length,
    slow_requests: slow.length,
    slow_ms: lab.statistics(slow.map(({ ms }) => ms)),
    between_slow_ms: lab.statistics(slow.slice(1).map(({ atMs }, place) => atMs - slow[place]!.atMs)),
    by_status_ms: Object.fromEntries(codes.map((status) => [status, ofStatus(status)])),
  };
  console.log(JSON.stringify(input), JSON.stringify(measured));
  return { input, measured };
});
lab.report(
  'proxy-connect',
  'What a client of HAProxy or nginx waits for when one of its backends refuses, is silent or is frozen',
  'HAProxy 2.6.12 (no checks, timeout connect 1s, timeout server 2s), nginx 1.22.1 (1 worker, proxy_connect_timeout 1s, proxy_read_timeout 2s, proxy_next_upstream as by default); LB ns - backends ns, veth; curl, one request after another with 100 ms between them and a connection and a path each, for 30 s from the fault. ' +
    'refuses: nobody listens. silent: nft drops TCP to that backend at ingress. frozen: SIGSTOP, its kernel still accepts. slow: 500 ms or more.',
  cases,
);
process.exit(0);

async function measure(input: Situation, index: number) {
  const [lb, hosts] = ['l', 'b'].map((letter) => lab.createNamespace(`${index}${letter}`));
  await lab.connect([lb!, 'e0'], [hosts!, 'e0']);
  await lab.within(lb!, 'ip addr add 10.6.0.1/24 dev e0');
  const addresses = Array.from({ length: input.backends }, (_, place) => `10.6.0.${11 + place}`);
  for (const address of addresses) await lab.within(hosts!, `ip addr add ${address}/24 dev e0`);
  const victim = addresses[0]!;
  const servers = addresses.map((address) => lab.startServer(hosts!, address));
  const conf = lab.configuration(
    `${index}.conf`,
    input.proxy === 'haproxy' ? haproxy(input, addresses) : nginx(input, addresses, index),
  );
  lab.start(lb!, input.proxy === 'haproxy' ? ['haproxy', '-db', '-f', conf] : ['nginx', '-c', conf]);
  await sleep(3000);
  if (input.failure === 'refuses') servers[0]!.kill('SIGKILL');
  else if (input.failure === 'frozen') servers[0]!.kill('SIGSTOP');
  else await lab.silence(hosts!, 'e0', `ip daddr ${victim} ip protocol tcp`);

  const answers: { atMs: number; ms: number; status: string }[] = [];
  const endMs = lab.now() + SECONDS * 1000;
  while (lab.now() < endMs) {
    const atMs = lab.now();
    const told = await lab.within(
      lb!,
      `curl -s -o /dev/null -m 60 -w '%{http_code} %{time_total}' http://127.0.0.1:8080/${answers.length}`,
    );
    const [status, seconds] = told.split(' ');
    answers.push({ atMs, ms: Number(seconds) * 1000, status: status! });
    await sleep(100);
  }
  return answers;
}

function haproxy({ balance, retries, redispatch_interval }: Haproxy, addresses: string[]): string {
  return `defaults
  mode http
  timeout client 60s
  timeout connect 1s
  timeout server 2s
  retries ${retries}
  ${redispatch_interval === null ? 'no option redispatch' : `option redispatch ${redispatch_interval}`}
frontend f
  bind 127.0.0.1:8080
  default_backend b
backend b
  balance ${balance}
${addresses.map((address, place) => `  server s${place} ${address}:80`).join('\n')}
`;
}

function nginx({ max_fails, fail_timeout_s }: Nginx, addresses: string[], index: number): string {
  return `daemon off;
worker_processes 1;
pid ${lab.directory}/nginx.${index}.pid;
error_log /dev/null;
events {}
http {
  access_log off;
  upstream b {
${addresses.map((address) => `    server ${address}:80 max_fails=${max_fails} fail_timeout=${fail_timeout_s}s;`).join('\n')}
  }
  server {
    listen 127.0.0.1:8080;
    location / {
      proxy_pass http://b;
      proxy_connect_timeout 1s;
      proxy_read_timeout 2s;
    }
  }
}
`;
}
