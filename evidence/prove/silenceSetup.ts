import type { Instructions } from './proof';
import type { SilenceInput } from './silence';

/** Two routers in two namespaces with a link between them: 1 watches, 2 is stopped. */
export function silenceInstructions(input: SilenceInput): Instructions {
  const { up, down, time } = logWords[input.daemon];
  return {
    setup: [
      'D=$(mktemp -d); chmod 755 "$D"',
      'for n in 1 2; do ip netns add prove-$n; ip -n prove-$n link set lo up; done',
      'ip -n prove-1 link add name to-2 type veth peer name to-1 netns prove-2',
      'ip -n prove-1 address add 10.0.0.1/24 dev to-2; ip -n prove-1 link set to-2 up',
      'ip -n prove-2 address add 10.0.0.2/24 dev to-1; ip -n prove-2 link set to-1 up',
      ...(input.daemon === 'BIRD' ? startBird(input) : startFrr(input)),
    ].join('\n'),
    command: [
      `for trial in $(seq ${input.trials}); do`,
      '  for wait in $(seq 300); do',
      `    [ "$(grep -c '${up}' "$D/1.log")" -ge "$trial" ] && break; sleep 0.1`,
      '  done',
      '  sleep 4',
      `  date '+${time} silent' >> "$D/1.log"; kill -STOP $(cat "$D"/2*.pid)`,
      '  for wait in $(seq 400); do',
      `    [ "$(grep -c '${down}' "$D/1.log")" -ge "$trial" ] && break; sleep 0.1`,
      '  done',
      '  kill -CONT $(cat "$D"/2*.pid)',
      'done',
      `grep -E ' silent$|${up}|${down}' "$D/1.log"`,
    ].join('\n'),
    cleanup: ['kill $(cat "$D"/*.pid); sleep 1', 'for n in 1 2; do ip netns del prove-$n; done; rm -r "$D"'].join('\n'),
  };
}

/** What each daemon's log says when the session is up and when the peer is taken for dead, and how it writes the time. */
const logWords: Readonly<Record<SilenceInput['daemon'], { up: string; down: string; time: string }>> = {
  BIRD: { up: 'peer: State changed to up', down: 'peer: State changed to stop', time: '%H:%M:%S.%6N' },
  FRR: {
    up: 'ADJCHANGE: .* in vrf default Up',
    down: 'ADJCHANGE: .* in vrf default Down',
    time: '%Y/%m/%d %H:%M:%S.%6N',
  },
};

function startBird({ mechanism, intervalMs, multiplier, holdS }: SilenceInput): string[] {
  const bfd = `interface "*" { min rx interval ${intervalMs} ms; min tx interval ${intervalMs} ms; multiplier ${multiplier}; };`;
  return [
    'for n in 1 2; do',
    'cat > "$D/$n.conf" <<END',
    'log "$D/$n.log" all;',
    'timeformat log "%H:%M:%S.%6f";',
    'router id 10.0.0.$n;',
    'protocol device {}',
    `protocol bfd { ${bfd} }`,
    'protocol bgp peer {',
    '  debug { states };',
    '  local as 6500$n; neighbor 10.0.0.$((3 - n)) as 6500$((3 - n));',
    `  bfd ${mechanism === 'BFD' ? 'on' : 'off'}; hold time ${holdS};`,
    '  connect delay time 1; connect retry time 1; error wait time 1, 2;',
    '  ipv4 { import all; export all; };',
    '}',
    'END',
    'ip netns exec prove-$n bird -c "$D/$n.conf" -s "$D/$n.ctl" -P "$D/$n.pid"',
    'done',
  ];
}

function startFrr({ mechanism, intervalMs, multiplier, holdS }: SilenceInput): string[] {
  return [
    'chown frr:frr "$D"',
    'for n in 1 2; do',
    'cat > "$D/$n.bfdd.conf" <<END',
    'bfd',
    ' profile prove',
    `  transmit-interval ${intervalMs}`,
    `  receive-interval ${intervalMs}`,
    `  detect-multiplier ${multiplier}`,
    'END',
    'cat > "$D/$n.bgpd.conf" <<END',
    'log file $D/$n.log informational',
    'log timestamp precision 6',
    'router bgp 6500$n',
    ' bgp router-id 10.0.0.$n',
    ' no bgp ebgp-requires-policy',
    ' bgp log-neighbor-changes',
    ' neighbor 10.0.0.$((3 - n)) remote-as 6500$((3 - n))',
    ` neighbor 10.0.0.$((3 - n)) timers ${Math.floor(holdS / 3)} ${holdS}`,
    ' neighbor 10.0.0.$((3 - n)) timers connect 1',
    ...(mechanism === 'BFD' ? [' neighbor 10.0.0.$((3 - n)) bfd profile prove'] : []),
    'END',
    'touch "$D/$n.zebra.conf"',
    'for d in zebra bfdd bgpd; do',
    'ip netns exec prove-$n /usr/lib/frr/$d -d -P 0 -f "$D/$n.$d.conf" -z "$D/$n.zserv" --vty_socket "$D" \\',
    '  -i "$D/$n.$d.pid" $([ $d = bfdd ] && echo "--bfdctl $D/$n.bfdctl")',
    'done',
    'done',
  ];
}
