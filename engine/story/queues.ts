import type { BalanceKind } from '../balance/kinds';
import { LogHistogram } from '../metrics/logHistogram';
import { countUntil } from '../simulation/countUntil';
import type { RequestTrace, Run } from '../simulation/run';
import type { View } from './view';

/** What an LB goes by when it chooses: its own calls under way, a cost in ms, a weight that a backend gave itself; nothing. */
export type BeliefKind = 'calls' | 'cost' | 'weight' | null;

const BELIEFS = {
  'round-robin': null,
  'smooth-wrr': null,
  random: null,
  'least-request': 'calls',
  'full-scan': 'calls',
  leastconn: 'calls',
  'peak-ewma': 'cost',
  'grpc-wrr': 'weight',
  'ring-hash': null,
  'maglev-hash': null,
} as const satisfies Record<BalanceKind, BeliefKind>;

/** What the LBs of a view go by. */
export const beliefKind = ({ scenario }: View): BeliefKind => BELIEFS[scenario.policies.balance.kind];

/** A followed request at a backend: it has been sent there, and its answer has not come. */
export interface Held {
  readonly request: RequestTrace;
  /** A worker has it; otherwise it waits in the line. */
  readonly isServed: boolean;
}

/** A backend of a view: what it has in hand, what each LB takes it for, and how long its calls took of late. */
export interface Queue {
  /** In the order of their coming. */
  readonly held: readonly Held[];
  /** By LB; null: it goes by nothing, or has not yet asked. */
  readonly beliefs: readonly (number | null)[];
  /** Of the calls that ended of late, in ms; null where none did. */
  readonly times: { readonly p50: number; readonly p99: number } | null;
}

const byBackend = new WeakMap<Run, readonly (readonly RequestTrace[])[]>();

/** The followed requests that went to each backend in the end, in order. */
function requestsOf(run: Run): readonly (readonly RequestTrace[])[] {
  const known = byBackend.get(run);
  if (known) return known;
  const found: RequestTrace[][] = run.scenario.topology.backends.map(() => []);
  for (const { requests } of run.flows) for (const request of requests) found[request.backend]?.push(request);
  for (const requests of found) requests.sort((a, b) => a.sentMs - b.sentMs);
  byBackend.set(run, found);
  return found;
}

/** Every backend of the view, with its line. Of a run that follows only a sample of its flows, the line is a sample, too. */
export function queuesOf(view: View): Queue[] {
  const { run, frame, scenario, recent } = view;
  const { lbs, backends } = scenario.topology;
  const kind = beliefKind(view);
  return requestsOf(run).map((requests, backend) => {
    const sent = requests.slice(
      0,
      countUntil(requests, frame.tMs, ({ sentMs }) => sentMs),
    );
    const open = sent.filter(({ doneMs }) => doneMs > frame.tMs);
    const held = open.map((request, index) => ({ request, isServed: index < backends[backend]!.concurrency }));
    const beliefs = lbs.map((_, lb) => {
      if (kind === null) return null;
      // An LB knows its own calls at every moment; what else it goes by is known from its last look.
      return kind === 'calls' ? open.filter((request) => request.lb === lb).length : lastScore(view, lb, backend);
    });
    const histogram = new LogHistogram();
    for (const window of recent.windows) if (window.calls[backend]) histogram.merge(window.calls[backend].time);
    const [p50, p99] = [histogram.quantile(0.5), histogram.quantile(0.99)];
    return { held, beliefs, times: p50 === null || p99 === null ? null : { p50, p99 } };
  });
}

const looks = new WeakMap<Run, ReadonlyMap<string, readonly Look[]>>();

/** A figure of a backend that an LB compared when it chose. */
interface Look {
  readonly tMs: number;
  readonly score: number;
}

const keyOf = (lb: number, backend: number) => `${lb} ${backend}`;

function looksOf(run: Run): ReadonlyMap<string, readonly Look[]> {
  const known = looks.get(run);
  if (known) return known;
  const found = new Map<string, Look[]>();
  for (const { requests } of run.flows)
    for (const { sentMs, lb, pick } of requests)
      for (const { backend, score } of pick?.considered ?? []) {
        const key = keyOf(lb, backend);
        const list = found.get(key) ?? [];
        list.push({ tMs: sentMs, score });
        found.set(key, list);
      }
  for (const list of found.values()) list.sort((a, b) => a.tMs - b.tMs);
  looks.set(run, found);
  return found;
}

function lastScore({ run, frame }: View, lb: number, backend: number): number | null {
  const list = looksOf(run).get(keyOf(lb, backend)) ?? [];
  return list[countUntil(list, frame.tMs, ({ tMs }) => tMs) - 1]?.score ?? null;
}

/** Followed requests that got an error for an answer in the `withinMs` before the moment. */
export function failuresOf({ run, frame }: View, withinMs: number): RequestTrace[] {
  return requestsOf(run)
    .flat()
    .filter(({ ok, doneMs }) => !ok && doneMs <= frame.tMs && doneMs > frame.tMs - withinMs);
}
