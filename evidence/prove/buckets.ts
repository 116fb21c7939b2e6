import { createGroup } from '../../engine/ecmp/group';
import type { InputOf } from './field';
import { lineError, type PastedLine, pastedLines, unfoldJson } from './pasted';
import { type Answered, type Instructions, type Model, matchRows } from './proof';
import {
  batch,
  createNamespace,
  deleteNamespace,
  GROUP_ID,
  NAMESPACE,
  type Router,
  routerBatch,
  routerFields,
} from './router';

type BucketsInput = InputOf<typeof routerFields>;

export interface BucketsRow {
  readonly line: number;
  readonly bucket: number;
  readonly hop: number;
}

const resilient = (input: BucketsInput): Router => ({ ...input, kind: 'resilient' });

function instructions(input: BucketsInput): Instructions {
  return {
    setup: [createNamespace, batch(routerBatch(resilient(input)))].join('\n'),
    command: `ip -n ${NAMESPACE} nexthop bucket list id ${GROUP_ID}`,
    cleanup: deleteNamespace,
  };
}

const BUCKET = /^id (\d+) index (\d+) idle_time [\d.]+ nhid (\d+)(?: (?:offload|trap))*$/;

/** What `ip nexthop bucket list` prints, with or without `-json`. */
function parse(output: string): BucketsRow[] {
  return unfoldJson(pastedLines(output)).map((pasted) => {
    const line = 'value' in pasted ? { line: pasted.line, text: lineOf(pasted.value) } : pasted;
    return parseLine(line);
  });
}

function parseLine(pasted: PastedLine): BucketsRow {
  const [, id, bucket, hop] = BUCKET.exec(pasted.text)?.map(Number) ?? [];
  if (id !== GROUP_ID || bucket === undefined || hop === undefined)
    throw lineError(pasted, `id ${GROUP_ID} index … idle_time … nhid …`);
  return { line: pasted.line, bucket, hop };
}

/** The line that `ip` prints without `-json` of the same bucket. */
function lineOf({ id, bucket }: Readonly<Record<string, unknown>>): string {
  const fields = Object.entries(bucket ?? {}).map(([name, value]) => `${name} ${value}`);
  return [`id ${id}`, ...fields].join(' ');
}

function answers({ weights, buckets, removed }: BucketsInput, rows: readonly BucketsRow[]): Answered[] {
  const whole = createGroup({ algorithm: 'resilient', weights, buckets });
  const group = removed === null ? whole : whole.without(removed - 1);
  const subjects = Array.from({ length: buckets }, (_, bucket) => `index ${bucket}`);
  return matchRows(subjects, rows, ({ bucket }) => `index ${bucket}`).map(({ line, bucket, hop }) => ({
    line,
    subject: `index ${bucket}`,
    engine: `nhid ${group.buckets![bucket]! + 1}`,
    yours: `nhid ${hop}`,
  }));
}

/** Which next hop each bucket of a resilient group belongs to: `ip nexthop bucket list` beside `engine/ecmp`. */
export const buckets: Model<typeof routerFields, BucketsRow> = { fields: routerFields, instructions, parse, answers };
