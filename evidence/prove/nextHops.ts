import { type FiveTuple, formatIpv4, PROTOCOL, parseIpv4 } from '../../engine/ecmp/flow';
import { createGroup } from '../../engine/ecmp/group';
import { linuxFlowHash } from '../../engine/ecmp/linux';
import { EngineError } from '../../engine/errors';
import { stream, uint32 } from '../../engine/random';
import { choice, type InputOf, integer } from './field';
import { lineError, type PastedLine, type PastedObject, pastedLines, unfoldJson } from './pasted';
import { type Answered, type Instructions, type Model, matchRows } from './proof';
import {
  batch,
  createNamespace,
  DESTINATION,
  deleteNamespace,
  groupKind,
  hopText,
  NAMESPACE,
  routerBatch,
  routerFields,
} from './router';

const fields = {
  kind: groupKind,
  policy: choice(['1', '0']),
  seed: integer(1, 2 ** 32 - 1, 511616026),
  flows: integer(1, 500, 200),
  ...routerFields,
};

export type NextHopsInput = InputOf<typeof fields>;

/** The kernel's answer about a flow, or a setting that it printed. */
export type NextHopsRow =
  | { readonly line: number; readonly src: string; readonly dst: string; readonly hop: string }
  | { readonly line: number; readonly setting: 'policy' | 'seed'; readonly value: number };

/** Sources are of 198.18.0.0/15, the range for benchmarks (RFC 2544): each flow has 256 of them for itself. */
const SOURCES = parseIpv4('198.18.0.0');

/** The flows that are asked about: all of them different in their source address, which `ip route get` prints. */
export function flowsToAsk({ seed, flows }: Pick<NextHopsInput, 'seed' | 'flows'>): FiveTuple[] {
  const draws = stream(seed, 'prove');
  return Array.from({ length: flows }, (_, flow) => ({
    srcAddr: SOURCES + flow * 256 + (uint32(draws, flow, 0) % 256),
    dstAddr: parseIpv4(DESTINATION),
    protocol: uint32(draws, flow, 1) % 2 === 0 ? PROTOCOL.tcp : PROTOCOL.udp,
    srcPort: 1024 + (uint32(draws, flow, 2) % 64_000),
    dstPort: 1 + (uint32(draws, flow, 3) % 65_535),
  }));
}

function instructions(input: NextHopsInput): Instructions {
  const settings = [
    'net.ipv4.ip_forward=1',
    'net.ipv4.conf.all.rp_filter=0',
    'net.ipv4.conf.default.rp_filter=0',
    'net.ipv4.fib_multipath_use_neigh=0',
    `net.ipv4.fib_multipath_hash_policy=${input.policy}`,
    `net.ipv4.fib_multipath_hash_seed=${input.seed}`,
  ];
  const shown = 'net.ipv4.fib_multipath_hash_policy net.ipv4.fib_multipath_hash_seed';
  return {
    setup: [
      createNamespace,
      `ip netns exec ${NAMESPACE} sysctl -q -w \\\n  ${settings.join(' \\\n  ')}`,
      batch(routerBatch(input)),
    ].join('\n'),
    command: `ip netns exec ${NAMESPACE} sysctl ${shown}\n${batch(flowsToAsk(input).map(routeGet))}`,
    cleanup: deleteNamespace,
  };
}

function routeGet({ srcAddr, dstAddr, protocol, srcPort, dstPort }: FiveTuple): string {
  const name = protocol === PROTOCOL.tcp ? 'tcp' : 'udp';
  const addresses = `to ${formatIpv4(dstAddr)} from ${formatIpv4(srcAddr)} iif in0`;
  return `route get ${addresses} ipproto ${name} sport ${srcPort} dport ${dstPort}`;
}

/** What `ip -details` and kernels with offload say behind a next hop; it changes nothing about the answer. */
const SUFFIX = String.raw`(?: (?:(?:table|uid|mark|src) \S+|(?:rt_)?(?:offload|trap)))*`;
const ANSWER = new RegExp(
  String.raw`^(?:unicast )?(\S+) from (\S+) (?:nhid \d+ )?(via \d\S* dev \S+)${SUFFIX}(?: +\\ +cache\b.*)?$`,
);
const CONTINUATION = /^cache\b/;
const SETTING = /^net\.ipv4\.fib_multipath_hash_(policy|seed) = (\d+)$/;
const NO_SEED = /fib_multipath_hash_seed.*No such file/;

/** `ip route get`'s answers, with or without `-oneline`, `-details` or `-json`, and the two settings if printed. */
function parse(output: string): NextHopsRow[] {
  return unfoldJson(pastedLines(output)).flatMap((pasted) => {
    if ('value' in pasted) return [parseObject(pasted)];
    return CONTINUATION.test(pasted.text) ? [] : [parseLine(pasted)];
  });
}

function parseObject({ line, value }: PastedObject): NextHopsRow {
  const { type = 'unicast', dst, from, gateway, dev } = value;
  if (type !== 'unicast' || ![dst, from, gateway, dev].every((text) => typeof text === 'string'))
    throw new EngineError(`line ${line}`, value, `a unicast route to ${DESTINATION} with from, gateway and dev`);
  return { line, src: String(from), dst: String(dst), hop: `via ${gateway} dev ${dev}` };
}

function parseLine(pasted: PastedLine): NextHopsRow {
  const { line, text } = pasted;
  const [, dst, src, hop] = ANSWER.exec(text) ?? [];
  if (dst !== undefined && src !== undefined && hop !== undefined) return { line, src, dst, hop };
  const [, setting, value] = SETTING.exec(text) ?? [];
  if (setting === 'policy' || setting === 'seed') return { line, setting, value: Number(value) };
  if (NO_SEED.test(text)) throw lineError(pasted, 'Linux 6.11 or newer, which lets a namespace set its hash seed');
  throw lineError(pasted, `${DESTINATION} from … via … dev …`);
}

function answers(input: NextHopsInput, rows: readonly NextHopsRow[]): Answered[] {
  const seen = { policy: Number(input.policy), seed: input.seed };
  for (const row of rows) {
    if ('setting' in row && row.value !== seen[row.setting])
      throw new EngineError(`line ${row.line}`, row.value, `the ${row.setting} ${seen[row.setting]}`);
  }
  const flows = flowsToAsk(input);
  const subjects = flows.map(({ srcAddr, dstAddr }) => `${formatIpv4(srcAddr)} → ${formatIpv4(dstAddr)}`);
  const told = rows.filter((row) => 'hop' in row);
  const matched = matchRows(subjects, told, ({ src, dst }) => `${src} → ${dst}`);
  const chosen = nextHopsOf(input, flows);
  return matched.map(({ line, hop }, flow) => ({
    line,
    subject: subjects[flow]!,
    engine: hopText(chosen[flow]!),
    yours: hop,
  }));
}

function nextHopsOf(input: NextHopsInput, flows: readonly FiveTuple[]): number[] {
  const { kind, weights, buckets, removed, seed } = input;
  const whole = createGroup({ algorithm: kind, weights, buckets });
  const group = removed === null ? whole : whole.without(removed - 1);
  const policy = input.policy === '1' ? 1 : 0;
  return flows.map((flow) => group.select(linuxFlowHash(flow, { seed, policy })));
}

/**
 * Which next hop Linux chooses for a forwarded IPv4 flow: `ip route get` beside `engine/ecmp`. It asks for the route
 * decision, and sends no packet.
 */
export const nextHops: Model<typeof fields, NextHopsRow> = { fields, instructions, parse, answers };
