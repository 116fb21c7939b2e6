import { EngineError } from '../../engine/errors';
import { worstAmplification } from '../../engine/resilience/amplification';
import { type InputOf, integer } from './field';
import { lineError, type PastedLine, pastedLines } from './pasted';
import { type Answered, type Instructions, type Model, matchRows } from './proof';

const fields = {
  layers: integer(1, 4, 3),
  triesPerLayer: integer(1, 5, 4),
  requests: integer(1, 20, 10),
};

type RetriesInput = InputOf<typeof fields>;

export interface RetriesRow {
  readonly line: number;
  readonly proxy: string;
  readonly requests: number;
}

const STATS_PORT = 48_600;
const LEAF = 'leaf';

/** The proxies from the client to the service that fails. */
const proxiesOf = (layers: number): string[] => [...Array.from({ length: layers }, (_, i) => `layer-${i + 1}`), LEAF];

function instructions({ layers, triesPerLayer, requests }: RetriesInput): Instructions {
  return {
    setup: [
      'D=$(mktemp -d)',
      `cat > "$D/haproxy.cfg" <<'END'`,
      ...haproxyConfig(layers, triesPerLayer),
      'END',
      'haproxy -D -f "$D/haproxy.cfg" -p "$D/pid"',
      `for i in $(seq ${requests}); do curl -s -m 30 -o /dev/null http://127.0.0.1:${STATS_PORT + 1}/; done`,
    ].join('\n'),
    command: `curl -s 'http://127.0.0.1:${STATS_PORT}/;csv'`,
    cleanup: 'kill "$(cat "$D/pid")"; rm -r "$D"',
  };
}

/** A chain of proxies that each retry a 503, and a service at its end that always answers with one. */
function haproxyConfig(layers: number, triesPerLayer: number): string[] {
  return [
    'defaults',
    '  mode http',
    '  timeout client 30s',
    '  timeout server 30s',
    '  timeout connect 1s',
    'listen stats',
    `  bind 127.0.0.1:${STATS_PORT}`,
    '  stats enable',
    '  stats uri /',
    ...proxiesOf(layers).flatMap((proxy, place) => [
      `listen ${proxy}`,
      `  bind 127.0.0.1:${STATS_PORT + 1 + place}`,
      ...(proxy === LEAF
        ? ['  http-request return status 503']
        : [`  retries ${triesPerLayer - 1}`, '  retry-on 503', `  server next 127.0.0.1:${STATS_PORT + 2 + place}`]),
    ]),
  ];
}

/** The requests that each front end counted (`stot`), from HAProxy's statistics as CSV, whole or with columns cut. */
function parse(output: string): RetriesRow[] {
  const [head, ...lines] = pastedLines(output);
  const columns = valuesOf(head!.text);
  const places = ['# pxname', 'svname', 'stot'].map((name) => columns.indexOf(name));
  if (places.includes(-1)) throw lineError(head!, 'the head of the statistics: # pxname,svname,…,stot,…');
  return lines.flatMap((pasted) => parseLine(pasted, columns.length, places));
}

/** The values of a line of CSV (RFC 4180): one in quotes may hold commas, and quotes twice. */
function valuesOf(line: string): string[] {
  const values = line.matchAll(/(?<=^|,)(?:"((?:[^"]|"")*)"(?=,|$)|([^,]*))/g);
  return Array.from(values, ([, quoted, plain = '']) => quoted?.replaceAll('""', '"') ?? plain);
}

function parseLine(pasted: PastedLine, columns: number, places: readonly number[]): RetriesRow[] {
  const values = valuesOf(pasted.text);
  const [proxy = '', service, requests = ''] = places.map((place) => values[place]);
  if (values.length !== columns || proxy === '') throw lineError(pasted, `${columns} columns, as the head has`);
  if (service !== 'FRONTEND' || proxy === 'stats') return [];
  if (!/^\d+$/.test(requests)) throw lineError(pasted, 'a count of requests in the column stot');
  return [{ line: pasted.line, proxy, requests: Number(requests) }];
}

function answers({ layers, triesPerLayer, requests }: RetriesInput, rows: readonly RetriesRow[]): Answered[] {
  if (rows.length === 0) throw new EngineError('output', rows, 'a front end for each layer');
  const proxies = proxiesOf(layers);
  return matchRows(proxies, rows, ({ proxy }) => proxy).map((row, above) => ({
    line: row.line,
    subject: row.proxy,
    engine: String(requests * (above === 0 ? 1 : worstAmplification(new Array<number>(above).fill(triesPerLayer)))),
    yours: String(row.requests),
  }));
}

/** How many requests reach each layer when the last service always fails: HAProxy's counters beside tries^layers. */
export const retries: Model<typeof fields, RetriesRow> = { fields, instructions, parse, answers };
