import { formatValue } from '../../../course/format';
import type { ExplainStep } from '../../../engine/explain/explain';
import { tupleText } from '../../../engine/story/flowTable';
import type { Locale } from '../../shell/locale';
import { nameOf, timeText } from '../names';
import { type ExplainWords, en } from './explain.en';
import { ru } from './explain.ru';

type Step<K extends ExplainStep['kind']> = Extract<ExplainStep, { kind: K }>;
export type Algorithm = Step<'next-hop'>['algorithm'];
export type PickRule = Step<'pick'>['by'];
export type Bypass = NonNullable<Step<'zone-plan'>['bypass']>;
export type NoZoneReason = Extract<Step<'zone-plan'>['plan'], { mode: 'NoLocalityRouting' }>['reason'];

const explainWords: Readonly<Record<Locale, ExplainWords>> = { en, ru };

/** One decision on a flow's path, in words. */
export function explainText(step: ExplainStep, locale: Locale): string {
  const say = explainWords[locale];
  const count = (value: number) => formatValue(value, 'count', locale);
  const moment = (tMs: number) => timeText(tMs, locale);
  switch (step.kind) {
    case 'packet':
      return say.packet(step.clients, tupleText(step.tuple), step.state);
    case 'dns-record': {
      const isHome = step.region === step.home;
      return say.dnsRecord(step.region, isHome, moment(step.askedMs), formatValue(step.keptMs, 'duration', locale));
    }
    case 'dns-list': {
      const kept = formatValue(step.keptMs, 'duration', locale);
      return say.dnsList(nameOf(step.backend), step.among.length, moment(step.askedMs), kept);
    }
    case 'registry':
      return say.registry(step.listed, step.hosts);
    case 'holder':
      return say.holder(nameOf(step.lb), step.entry === 'vrrp');
    case 'router-hash':
      return hashText(step, say, count);
    case 'next-hop':
      return nextHopText(step, say, count);
    case 'no-route':
      return say.noRoute;
    case 'dead-lb':
      return say.deadLb(nameOf(step.lb));
    case 'awaiting-retry':
      return say.awaitingRetry(nameOf(step.lb));
    case 'unknown-connection':
      return say.unknownConnection(nameOf(step.lb));
    case 'remembered':
      return say.remembered(nameOf(step.lb), nameOf(step.target));
    case 'maglev':
      return say.maglev(nameOf(step.lb), count(step.slot), count(step.tableSize), nameOf(step.target));
    case 'own-turn':
      return say.ownTurn(nameOf(step.lb), nameOf(step.target));
    case 'zone-plan':
      return zonePlanText(step, say, locale);
    case 'zone-weights':
      return say.zoneWeights(
        nameOf(step.lb),
        step.zones.map((zone, i) => `${zone} ${formatValue(step.fractions[i]!, 'percent', locale)}`).join(', '),
      );
    case 'priority':
      return say.priority(nameOf(step.lb), step.localPercent);
    case 'panic':
      return say.panic(step.healthy, step.hosts, step.thresholdPercent);
    case 'turn':
      return say.turn(nameOf(step.lb), nameOf(step.backend), step.among.length);
    case 'pick':
      return pickText(step, say, locale);
    case 'cookie':
      return say.cookie(nameOf(step.lb), nameOf(step.backend));
    case 'no-backend':
      return say.noBackend(nameOf(step.lb));
  }
}

function hashText(step: Step<'router-hash'>, say: ExplainWords, count: (value: number) => string): string {
  const text = say.hash(say.fields[step.policy], step.seed, count(step.hash));
  return step.addressesSwapped || step.portsSwapped ? `${text} ${say.swapped}` : text;
}

function nextHopText(step: Step<'next-hop'>, say: ExplainWords, count: (value: number) => string): string {
  const list = step.candidates
    .map(({ lb, value }) => nameOf(lb) + (value === null ? '' : ` ${count(value)}`))
    .join(', ');
  const bucket = step.bucket === null ? '' : say.bucket(step.bucket);
  return [say.nextHop(step.algorithm, nameOf(step.lb)), bucket, say.candidates(list)].filter(Boolean).join(' ');
}

function zonePlanText({ lb, zone, plan, pick, bypass }: Step<'zone-plan'>, say: ExplainWords, locale: Locale): string {
  const name = nameOf(lb);
  if (plan.mode === 'NoLocalityRouting') return say.noZonePlan(name, plan.reason);
  const rule =
    plan.mode === 'LocalityDirect'
      ? say.direct(name, zone)
      : say.residual(name, zone, formatValue(plan.localBp / 10_000, 'percent', locale));
  if (bypass) return `${rule} ${say.bypass[bypass]}`;
  const chosen = pick?.zone;
  return chosen ? `${rule} ${say.pick(chosen)}` : rule;
}

function pickText({ lb, by, considered, among, backend }: Step<'pick'>, say: ExplainWords, locale: Locale): string {
  const figures = considered
    .map((one) => `${nameOf(one.backend)} ${formatValue(one.score, 'number', locale)}`)
    .join(', ');
  const rule = say.picked(nameOf(lb), nameOf(backend), among.length, by);
  const figure = say.figures[by];
  return figure && considered.length > 1 ? `${rule} ${figure}: ${figures}.` : rule;
}
