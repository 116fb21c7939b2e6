import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import * as lab from './lab';

/** VRRP between two keepalived: until the backup holds the address, and what happens when the master returns. */
const VIP = '10.7.0.100/24';
const AT_ONCE = 24;

interface Situation {
  version: 2 | 3;
  advert_s: number;
  failure: 'cable_pulled' | 'silent' | 'frozen' | 'kill9' | 'clean_stop';
  nopreempt: boolean;
  master_priority: number;
  backup_priority: number;
}
interface Round {
  taken: number | null;
  wasDouble: boolean;
  staysDouble: boolean;
  back: number | null;
  released: number | null;
}

const pair = { master_priority: 200, backup_priority: 100 };
const faults = ['cable_pulled', 'silent', 'frozen', 'kill9', 'clean_stop'] as const;
const main = ([2, 3] as const).flatMap((version) =>
  [1, 5].flatMap((advert_s) =>
    faults.flatMap((failure) =>
      [false, true].map((nopreempt): Situation => ({ version, advert_s, failure, nopreempt, ...pair })),
    ),
  ),
);
const otherPriorities = ([2, 3] as const).flatMap((version) =>
  [1, 5].flatMap((advert_s) =>
    [
      { master_priority: 254, backup_priority: 250 },
      { master_priority: 2, backup_priority: 1 },
    ].map((priorities): Situation => ({ version, advert_s, failure: 'kill9', nopreempt: false, ...priorities })),
  ),
);
const situations = process.env.SMOKE ? main.slice(0, 10) : [...main, ...otherPriorities];

const cases = await lab.few(
  AT_ONCE,
  situations.toSorted((a, b) => b.advert_s - a.advert_s),
  async (input, index) => {
    const rounds: Round[] = [];
    const network = await build(index);
    const count = process.env.SMOKE ? 1 : input.advert_s === 1 ? 7 : 3;
    while (rounds.length < count) rounds.push(await round(input, network));
    const of = (read: (one: Round) => number | null) => lab.statistics(rounds.flatMap((one) => read(one) ?? []));
    const measured = {
      runs: rounds.length,
      until_backup_holds_ms: of((one) => one.taken),
      runs_with_two_holders: rounds.filter((one) => one.wasDouble).length,
      runs_with_two_holders_after_return: rounds.filter((one) => one.staysDouble).length,
      runs_moved_back: rounds.filter((one) => one.released !== null).length,
      return_until_original_holds_ms: of((one) => one.back),
      return_until_backup_lets_go_ms: of((one) => one.released),
    };
    console.log(JSON.stringify(input), JSON.stringify(measured));
    return { input, measured };
  },
);
lab.report(
  'keepalived-vrrp',
  'VRRP: time from a fault of the master until the backup holds the address, and what the return of the master does',
  'keepalived 2.2.7, -P; a bridge in a namespace of its own, master and backup in one each, one veth to the bridge; both start as BACKUP, the master first. ' +
    'cable_pulled: its bridge port down (it sees no carrier). silent: nft drops all at ingress on both of its ends, carrier stays. frozen: SIGSTOP to both processes. kill9: SIGKILL to both. clean_stop: SIGTERM. ' +
    "The fault comes at a random moment within an advert interval. Times from before the fault or its end was ordered to the kernel's address event (ip -ts monitor). " +
    'two_holders: the master still had the address on its interface when the backup took it. Return: cable, silence or freeze undone, or keepalived started again, 1 advert + 1 s after the backup took over; watched for the longest master down interval and 2 adverts.',
  cases,
);
process.exit(0);

async function build(index: number) {
  const bridge = lab.createNamespace(`${index}s`);
  await lab.within(bridge, 'ip link add name switch type bridge && ip link set switch up');
  const node = async (letter: 'a' | 'b', address: string) => {
    const namespace = lab.createNamespace(`${index}${letter}`);
    await lab.connect([bridge, letter], [namespace, 'e0']);
    await lab.within(bridge, `ip link set dev ${letter} master switch`);
    await lab.within(namespace, `ip addr add ${address}/24 dev e0`);
    return { namespace, vip: lab.watch(namespace, 'address', VIP) };
  };
  return { bridge, a: await node('a', '10.7.0.1'), b: await node('b', '10.7.0.2') };
}
type Network = Awaited<ReturnType<typeof build>>;

function daemon({ namespace }: Network['a'], { version, advert_s, nopreempt }: Situation, priority: number) {
  const conf = lab.configuration(
    `${namespace}.conf`,
    `vrrp_instance v {
  version ${version}
  state BACKUP
  interface e0
  virtual_router_id 7
  priority ${priority}
  advert_int ${advert_s}
  ${nopreempt ? 'nopreempt' : ''}
  virtual_ipaddress { ${VIP} dev e0 }
}\n`,
  );
  // The child first: it is asked to stop cleanly when its parent dies.
  const files = ['vrrp', 'parent'].map((which) => `${lab.directory}/${namespace}.${which}.pid`);
  const process_ = lab.start(namespace, ['keepalived', '-n', '-l', '-P', '-f', conf, '-p', files[1]!, '-r', files[0]!]);
  const signal = (name: NodeJS.Signals) => {
    for (const file of files) process.kill(Number(readFileSync(file, 'utf8')), name);
  };
  const stop = async () => {
    if (process_.exitCode !== null || process_.signalCode !== null) return;
    const gone = new Promise((resolve) => process_.on('exit', resolve));
    process_.kill('SIGTERM');
    await gone;
  };
  return { signal, stop };
}

async function round(input: Situation, network: Network): Promise<Round> {
  const { a, b } = network;
  const { advert_s, master_priority, backup_priority, failure } = input;
  const advertMs = advert_s * 1000;
  const longest = 4 * advertMs + 2000;
  const startMs = lab.now();
  let master = daemon(a, input, master_priority);
  if ((await a.vip.change(true, startMs, longest)) === null) throw new Error(`no master: ${JSON.stringify(input)}`);
  const backup = daemon(b, input, backup_priority);
  await sleep(advertMs + 1000 + Math.random() * advertMs);

  const faultMs = lab.now();
  if (failure === 'cable_pulled') await lab.within(network.bridge, 'ip link set dev a down');
  else if (failure === 'silent') await Promise.all([lab.silence(network.bridge, 'a'), lab.silence(a.namespace, 'e0')]);
  else if (failure === 'frozen') master.signal('SIGSTOP');
  else if (failure === 'kill9') master.signal('SIGKILL');
  else void master.stop();
  const taken = await b.vip.change(true, faultMs, longest);
  const wasDouble = a.vip.isPresent();
  await sleep(advertMs + 1000);

  const returnMs = lab.now();
  if (failure === 'cable_pulled') await lab.within(network.bridge, 'ip link set dev a up');
  else if (failure === 'silent') await Promise.all([lab.endSilence(network.bridge), lab.endSilence(a.namespace)]);
  else if (failure === 'frozen') master.signal('SIGCONT');
  else master = daemon(a, input, master_priority);
  await sleep(longest + advertMs);
  const released = await b.vip.change(false, returnMs, 0);
  const back = await a.vip.change(true, returnMs, 0);
  const staysDouble = a.vip.isPresent() && b.vip.isPresent();
  await Promise.all([master.stop(), backup.stop()]);
  if (existsSync(`${lab.directory}/${a.namespace}.parent.pid`)) await sleep(200);
  return {
    taken: taken && taken - faultMs,
    wasDouble,
    staysDouble,
    back: back && back - returnMs,
    released: released && released - returnMs,
  };
}
