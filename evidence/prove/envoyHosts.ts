import { buildEnvoyMaglev, envoyMaglevSlot, envoyRequestHash } from '../../engine/maglev/envoy';
import { buildEnvoyRing, selectFromRing } from '../../engine/maglev/ring';
import { choice, type InputOf, integer, weights } from './field';
import { lineError, pastedLines } from './pasted';
import { type Answered, type Instructions, type Model, matchRows } from './proof';

const fields = {
  policy: choice(['MAGLEV', 'RING_HASH']),
  weights: weights(128, 16, [1, 1, 1]),
  tableSize: integer(2, 5_000_011, 65_537),
  minRingSize: integer(1, 65_536, 1024),
  keys: integer(1, 500, 100),
};

type EnvoyHostsInput = InputOf<typeof fields>;

export interface EnvoyHostsRow {
  readonly line: number;
  readonly key: string;
  readonly host: string;
}

const FRONT_PORT = 48_500;
const MAX_RING_SIZE = 8_388_608;
const portOf = (host: number): number => FRONT_PORT + 1 + host;
const addressOf = (host: number): string => `127.0.0.1:${portOf(host)}`;

function instructions(input: EnvoyHostsInput): Instructions {
  envoyChoice(input); // refuses a table that Envoy would refuse
  return {
    setup: [
      'D=$(mktemp -d)',
      `cat > "$D/envoy.yaml" <<'END'`,
      ...bootstrap(input),
      'END',
      'envoy -c "$D/envoy.yaml" --use-dynamic-base-id > "$D/log" 2>&1 & ENVOY=$!',
      'sleep 3',
    ].join('\n'),
    command: [
      `for i in $(seq 0 ${input.keys - 1}); do`,
      `  printf 'key-%s ' "$i"; curl -s -m 2 -H "x-key: key-$i" http://127.0.0.1:${FRONT_PORT}/ || echo`,
      'done',
    ].join('\n'),
    cleanup: 'kill "$ENVOY"; rm -r "$D"',
  };
}

/** One Envoy is all of it: a front that hashes the header, and a listener a host that says its address. */
function bootstrap({ policy, weights, tableSize, minRingSize }: EnvoyHostsInput): string[] {
  const forward = 'route: { cluster: hosts, hash_policy: [ { header: { header_name: x-key } } ] }';
  const config =
    policy === 'MAGLEV'
      ? `maglev_lb_config: { table_size: ${tableSize} }`
      : `ring_hash_lb_config: { minimum_ring_size: ${minRingSize}, maximum_ring_size: ${MAX_RING_SIZE} }`;
  return [
    'static_resources:',
    '  listeners:',
    ...listener('front', FRONT_PORT, forward),
    ...weights.flatMap((_, host) =>
      listener(
        `host-${host}`,
        portOf(host),
        `direct_response: { status: 200, body: { inline_string: "${addressOf(host)}\\n" } }`,
      ),
    ),
    '  clusters:',
    '  - name: hosts',
    '    type: STATIC',
    `    lb_policy: ${policy}`,
    `    ${config}`,
    '    load_assignment:',
    '      cluster_name: hosts',
    '      endpoints:',
    '      - lb_endpoints:',
    ...weights.map(
      (weight, host) =>
        `        - { endpoint: { address: ${socket(portOf(host))} }, load_balancing_weight: ${weight} }`,
    ),
  ];
}

const socket = (port: number): string => `{ socket_address: { address: 127.0.0.1, port_value: ${port} } }`;

function listener(name: string, port: number, action: string): string[] {
  const extension = 'type.googleapis.com/envoy.extensions.filters';
  return [
    `  - name: ${name}`,
    `    address: ${socket(port)}`,
    '    filter_chains:',
    '    - filters:',
    '      - name: envoy.filters.network.http_connection_manager',
    '        typed_config:',
    `          "@type": ${extension}.network.http_connection_manager.v3.HttpConnectionManager`,
    `          stat_prefix: ${name}`,
    '          http_filters:',
    '          - name: envoy.filters.http.router',
    `            typed_config: { "@type": ${extension}.http.router.v3.Router }`,
    '          route_config:',
    '            virtual_hosts:',
    '            - name: all',
    "              domains: ['*']",
    '              routes:',
    '              - match: { prefix: / }',
    `                ${action}`,
  ];
}

const ANSWER = /^(key-\d+) (\d+\.\d+\.\d+\.\d+:\d+)$/;

/** Lines `key-7 127.0.0.1:48502`: the key that was sent, the host that answered. */
function parse(output: string): EnvoyHostsRow[] {
  return pastedLines(output).map((pasted) => {
    const [, key, host] = ANSWER.exec(pasted.text) ?? [];
    if (key === undefined || host === undefined) throw lineError(pasted, `a key and a host: key-0 ${addressOf(0)}`);
    return { line: pasted.line, key, host };
  });
}

function answers(input: EnvoyHostsInput, rows: readonly EnvoyHostsRow[]): Answered[] {
  const hostOf = envoyChoice(input);
  const keys = Array.from({ length: input.keys }, (_, i) => `key-${i}`);
  return matchRows(keys, rows, ({ key }) => key).map(({ line, key, host }) => ({
    line,
    subject: key,
    engine: addressOf(hostOf(key)),
    yours: host,
  }));
}

function envoyChoice({ policy, weights, tableSize, minRingSize }: EnvoyHostsInput): (key: string) => number {
  const hosts = weights.map((weight, host) => ({ hashKey: addressOf(host), weight }));
  if (policy === 'MAGLEV') {
    const { table } = buildEnvoyMaglev({ tableSize, hosts });
    return (key) => table[envoyMaglevSlot(envoyRequestHash(key), tableSize)]!;
  }
  const ring = buildEnvoyRing({ minRingSize, maxRingSize: MAX_RING_SIZE, hosts });
  return (key) => selectFromRing(ring, envoyRequestHash(key));
}

/** Which host Envoy's Maglev or ring hash chooses for a request's header: its answers beside `engine/maglev`. */
export const envoyHosts: Model<typeof fields, EnvoyHostsRow> = { fields, instructions, parse, answers };
