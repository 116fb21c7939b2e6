import { formatValue } from '../../../../course/format';
import type { Locale } from '../../../../course/languages';
import type { ExplainStep } from '../../../../engine/explain/explain';
import type { Decision, MoveSteps } from '../../../../engine/explain/move';
import { tupleText } from '../../../../engine/story/flowTable';
import { nameOf, timeText } from '../../names';
import { type ExplainWords, explainWords } from './words';

type Step<K extends ExplainStep['kind']> = Extract<ExplainStep, { kind: K }>;
export type Algorithm = Step<'next-hop'>['algorithm'];
export type PickRule = Step<'pick'>['by'];
export type Bypass = NonNullable<Step<'zone-plan'>['bypass']>;
export type NoZoneReason = Extract<Step<'zone-plan'>['plan'], { mode: 'NoLocalityRouting' }>['reason'];

/** One decision on a flow's path, in words. */
export function explainText(step: ExplainStep, locale: Locale): string {
  const say = explainWords[locale];
  const count = (value: number) => formatValue(value, 'count', locale);
  const moment = (tMs: number) => timeText(tMs, locale);
  switch (step.kind) {
    case 'packet':
      return say.packet({ clients: step.clients, tuple: tupleText(step.tuple), state: step.state });
    case 'dns-record': {
      const isHome = step.region === step.home;
      const kept = formatValue(step.keptMs, 'duration', locale);
      return say.dnsRecord({ region: step.region, isHome, asked: moment(step.askedMs), kept });
    }
    case 'dns-list': {
      const kept = formatValue(step.keptMs, 'duration', locale);
      return say.dnsList({
        backend: nameOf(step.backend),
        count: step.among.length,
        asked: moment(step.askedMs),
        kept,
      });
    }
    case 'registry':
      return say.registry({ listed: step.listed, hosts: step.hosts });
    case 'holder':
      return say.holder({ lb: nameOf(step.lb), isPair: step.entry === 'vrrp' });
    case 'router-hash':
      return hashText(step, say, count);
    case 'next-hop':
      return nextHopText(step, say, count);
    case 'no-route':
      return say.noRoute;
    case 'dead-lb':
      return say.deadLb({ lb: nameOf(step.lb) });
    case 'awaiting-retry':
      return say.awaitingRetry({ lb: nameOf(step.lb) });
    case 'unknown-connection':
      return say.unknownConnection({ lb: nameOf(step.lb) });
    case 'remembered':
      return say.remembered({ lb: nameOf(step.lb), target: nameOf(step.target) });
    case 'maglev':
      return say.maglev({
        lb: nameOf(step.lb),
        slot: count(step.slot),
        size: count(step.tableSize),
        backend: nameOf(step.target),
      });
    case 'own-turn':
      return say.ownTurn({ lb: nameOf(step.lb), backend: nameOf(step.target) });
    case 'zone-plan':
      return zonePlanText(step, say, locale);
    case 'zone-weights':
      return say.zoneWeights({
        lb: nameOf(step.lb),
        shares: step.zones.map((zone, i) => `${zone} ${formatValue(step.fractions[i]!, 'percent', locale)}`).join(', '),
      });
    case 'priority':
      return say.priority({ lb: nameOf(step.lb), percent: step.localPercent });
    case 'panic':
      return say.panic({ healthy: step.healthy, hosts: step.hosts, percent: step.thresholdPercent });
    case 'turn':
      return say.turn({ lb: nameOf(step.lb), backend: nameOf(step.backend), count: step.among.length });
    case 'pick':
      return pickText(step, say, locale);
    case 'cookie':
      return say.cookie({ lb: nameOf(step.lb), backend: nameOf(step.backend) });
    case 'no-backend':
      return say.noBackend({ lb: nameOf(step.lb) });
  }
}

/** What moved its connection last: the same hash between the old bounds and between the new. */
export function moveText(move: MoveSteps, algorithm: Algorithm, locale: Locale): string {
  const say = explainWords[locale];
  const list = (decision: Decision) =>
    decision.candidates
      .map(({ lb, value }) => {
        const text = value === null ? '' : formatValue(value, 'count', locale);
        return say.valueOf[algorithm]({ lb: nameOf(lb), value: text });
      })
      .join(', ');
  const text = say.moved({
    moment: timeText(move.tMs, locale),
    hash: formatValue(move.hash, 'count', locale),
    before: list(move.before),
    was: nameOf(move.before.lb ?? '—'),
    after: list(move.after),
    now: nameOf(move.after.lb ?? '—'),
  });
  return move.movement === 'needless' ? `${text} ${say.bystander}` : text;
}

function hashText(step: Step<'router-hash'>, say: ExplainWords, count: (value: number) => string): string {
  const text = say.hash({ fields: say.fields[step.policy], seed: step.seed, hash: count(step.hash) });
  return step.addressesSwapped || step.portsSwapped ? `${text} ${say.swapped}` : text;
}

function nextHopText(step: Step<'next-hop'>, say: ExplainWords, count: (value: number) => string): string {
  const list = step.candidates
    .map(({ lb, value }) => nameOf(lb) + (value === null ? '' : ` ${count(value)}`))
    .join(', ');
  const bucket = step.bucket === null ? '' : say.bucket({ bucket: step.bucket });
  return [say.nextHop({ algorithm: step.algorithm, lb: nameOf(step.lb) }), bucket, say.candidates({ list })]
    .filter(Boolean)
    .join(' ');
}

function zonePlanText({ lb, zone, plan, pick, bypass }: Step<'zone-plan'>, say: ExplainWords, locale: Locale): string {
  const name = nameOf(lb);
  if (plan.mode === 'NoLocalityRouting') return say.noZonePlan({ lb: name, why: plan.reason });
  const rule =
    plan.mode === 'LocalityDirect'
      ? say.direct({ lb: name, zone })
      : say.residual({ lb: name, zone, share: formatValue(plan.localBp / 10_000, 'percent', locale) });
  if (bypass) return `${rule} ${say.bypass[bypass]}`;
  const chosen = pick?.zone;
  return chosen ? `${rule} ${say.pick({ zone: chosen })}` : rule;
}

function pickText({ lb, by, considered, among, backend }: Step<'pick'>, say: ExplainWords, locale: Locale): string {
  const figures = considered
    .map((one) => `${nameOf(one.backend)} ${formatValue(one.score, 'number', locale)}`)
    .join(', ');
  const rule = say.picked({ lb: nameOf(lb), backend: nameOf(backend), count: among.length, rule: by });
  const figure = say.figures[by];
  return figure && considered.length > 1 ? `${rule} ${figure}: ${figures}.` : rule;
}
