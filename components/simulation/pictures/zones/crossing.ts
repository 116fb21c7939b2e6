import { zonesInReach } from '../../../../engine/scenario/regions';
import { countUntil } from '../../../../engine/simulation/countUntil';
import { Rotation } from '../../../../engine/simulation/rotation';
import type { RequestTrace, Run } from '../../../../engine/simulation/run';
import type { View } from '../../../../engine/story/view';

/** What LBs of a zone compare to know whether their requests may stay: shares of 1. */
export interface Balance {
  /** Of all LBs that send requests, those of the zone; of all healthy backends, those of the zone. */
  readonly callers: number;
  readonly backends: number;
}

/** How requests spread over zones, in a word: `residual` where a zone has more callers than backends. */
export type Rule = 'direct' | 'residual' | 'off' | 'any' | 'locality-weighted' | 'priority' | 'local-only';

/** The first LB of a zone that is there to send requests; −1: none is. */
export function senderOf({ frame, scenario }: View, zone: string): number {
  const { lbs } = scenario.topology;
  return lbs.findIndex((lb, index) => lb.zone === zone && lb.tier === 'l7' && frame.lbs[index]!.state !== 'dead');
}

function planOf({ scenario, world }: View, lb: number) {
  const { zone } = scenario.topology.lbs[lb]!;
  const reach = zonesInReach(scenario, zone);
  const spread = new Rotation(scenario, world.lists[lb]!, world.callers[lb]!, reach).spreadOf(zone);
  return spread?.kind === 'plan' ? spread.plan : null;
}

const ONE_BP = 10_000;

/** By zone: what its LBs compare, as the engine's plan has it; null where they compare nothing. */
export function balances(view: View): (Balance | null)[] {
  return view.scenario.topology.zones.map((zone) => {
    const lb = senderOf(view, zone);
    const plan = lb < 0 ? null : planOf(view, lb);
    // The local zone comes first, where it has backends at all.
    if (!plan || plan.mode === 'NoLocalityRouting' || plan.order[0] !== zone) return null;
    return { callers: plan.originatingBp[0]! / ONE_BP, backends: plan.upstreamBp[0]! / ONE_BP };
  });
}

/** Why requests go where they go at the moment. */
export function ruleOf(view: View): Rule {
  const { kind } = view.scenario.policies.zone;
  if (kind !== 'zone-aware') return kind;
  const modes = view.scenario.topology.zones.flatMap((zone) => {
    const lb = senderOf(view, zone);
    return lb < 0 ? [] : [planOf(view, lb)?.mode];
  });
  if (modes.includes('LocalityResidual')) return 'residual';
  return modes.includes('LocalityDirect') ? 'direct' : 'off';
}

/** A request of a sampled flow that an LB gave to a backend. */
type Sent = Pick<RequestTrace, 'sentMs' | 'doneMs' | 'lb' | 'backend' | 'ok'>;

const made = new WeakMap<Run, readonly Sent[]>();

/** The sampled requests of a run in order of sending; made once. */
function sentIn(run: Run): readonly Sent[] {
  const known = made.get(run);
  if (known) return known;
  const sent = run.flows.flatMap(({ requests }) => requests.filter(({ backend }) => backend >= 0));
  sent.sort((a, b) => a.sentMs - b.sentMs);
  made.set(run, sent);
  return sent;
}

const upTo = (sent: readonly Sent[], tMs: number) => countUntil(sent, tMs, ({ sentMs }) => sentMs);

/** The sampled requests that were sent within `wayMs` before the moment. */
export function onTheirWay({ run, frame }: View, wayMs: number): readonly Sent[] {
  const sent = sentIn(run);
  return sent.slice(upTo(sent, frame.tMs - wayMs), upTo(sent, frame.tMs));
}

/** Fewer answers than this make no mean. */
const FEWEST = 40;

/** Mean time in ms from an LB to its answer, so far: of requests that stayed in their zone, and of those that crossed. */
export function answerTimes({ run, scenario, frame }: View): Record<'home' | 'across', number | null> {
  const { lbs, backends } = scenario.topology;
  const sent = sentIn(run);
  const [home, across] = [
    { count: 0, ms: 0 },
    { count: 0, ms: 0 },
  ];
  for (const { sentMs, doneMs, lb, backend, ok } of sent.slice(0, upTo(sent, frame.tMs))) {
    if (!ok || doneMs > frame.tMs) continue;
    const part = lbs[lb]!.zone === backends[backend]!.zone ? home : across;
    part.count++;
    part.ms += doneMs - sentMs;
  }
  const mean = ({ count, ms }: typeof home) => (count < FEWEST ? null : ms / count);
  return { home: mean(home), across: mean(across) };
}
