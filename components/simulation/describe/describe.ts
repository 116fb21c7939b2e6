import { formatValue } from '../../../course/format';
import type { ClientSimulation } from '../../../course/schema/client';
import { regionsOf } from '../../../engine/scenario/regions';
import { deadInUse, errorOf, judgedBackends } from '../../../engine/story/beliefs';
import { dashboardOf, LINE_PANELS } from '../../../engine/story/dashboard';
import { expectedShare, recordChangedMs, shareNow } from '../../../engine/story/dnsMemory';
import { ejectionsOf } from '../../../engine/story/ejections';
import { failoverClock, partsBy, progressOf } from '../../../engine/story/failoverClock';
import { followed, hopsOf, waiting } from '../../../engine/story/followed';
import { markOf, tallyOf } from '../../../engine/story/marks';
import { isMove } from '../../../engine/story/movement';
import {
  backendShares,
  cpuLoad,
  crossShare,
  crossUsdPerMonth,
  failedShare,
  fairShare,
  recentQuantiles,
  regionShares,
  resumedShare,
  zoneShares,
} from '../../../engine/story/recent';
import { breakerAt, breakersOf, tierLoads } from '../../../engine/story/storm';
import type { View } from '../../../engine/story/view';
import { unansweredIn } from '../../../engine/story/windows';
import type { Locale } from '../../shell/locale';
import { nameOf, timeText } from '../names';
import { lbStatus } from '../pictures/boxes';
import { truthOf } from '../pictures/HealthPicture';
import { breakerReading, reading } from '../pictures/IncidentPicture';
import { laddersOf } from '../tlsLadders';
import { wordsOf } from '../words/words';
import { eventText } from './events';
import { en, type Sentences } from './sentences.en';
import { ru } from './sentences.ru';

const sentencesOf: Readonly<Record<Locale, Sentences>> = { en, ru };

type Tell = (view: View, say: Sentences, locale: Locale) => string[];

const telling: Readonly<Record<ClientSimulation['picture'], Tell>> = {
  flows: (view, say, locale) => [...tellLbs(view, say, locale), tellMarks(view, say)],
  outage: (view, say, locale) => [
    ...tellLbs(view, say, locale),
    tellWindow(view, say),
    ...tellOutage(view, say, locale),
  ],
  maglev: (view, say, locale) => [...tellLbs(view, say, locale), tellBackends(view, say)],
  zones: tellZones,
  tls: (view, say, locale) => {
    const load = Math.max(...view.scenario.topology.lbs.map((_, lb) => cpuLoad(view, lb)));
    return [say.tls(percent(resumedShare(view), locale), percent(load, locale)), ...tellHandshakes(view, say, locale)];
  },
  clock: (view, say, locale) => [...tellLbStates(view, say, locale), ...tellClock(view, say, locale)],
  dns: (view, say, locale) => [...tellLbStates(view, say, locale), ...tellMemory(view, say, locale)],
  tiers: (view, say, locale) => [...tellLbs(view, say, locale), tellWay(view, say, locale), tellMarks(view, say)],
  topology: tellTopology,
  health: tellHealth,
  storm: tellStorm,
  incident: tellIncident,
};

/** What a picture shows at its moment, in words: for those who do not see it, and for those who want it said. */
export function describeView(picture: ClientSimulation['picture'], view: View, locale: Locale): string {
  const say = sentencesOf[locale];
  // A dashboard shows what is measured, not what broke.
  const last = picture !== 'incident' && view.lastEvent && eventText(view.lastEvent, wordsOf[locale], locale);
  return [
    say.at(timeText(view.frame.tMs, locale)),
    last ? say.last(last.who, last.what) : '',
    ...telling[picture](view, say, locale),
  ]
    .filter((sentence) => sentence !== '')
    .join(' ');
}

function percent(share: number, locale: Locale): string {
  return formatValue(share, 'percent', locale, 0);
}

function tellLbs(view: View, say: Sentences, locale: Locale): string[] {
  return view.frame.lbs.map((lb) => say.lb(nameOf(lb.id), lbStatus(lb, view, wordsOf[locale])[1], lb.flows));
}

function tellLbStates(view: View, say: Sentences, locale: Locale): string[] {
  return view.frame.lbs.map((lb) => say.state(nameOf(lb.id), lbStatus(lb, view, wordsOf[locale])[1]));
}

function tellMarks({ frame }: View, say: Sentences): string {
  const { kept, ...trouble } = tallyOf(frame.flows);
  return Object.values(trouble).every((count) => count === 0) ? say.noTrouble : say.marks({ kept, ...trouble });
}

function tellWindow({ windows, frame }: View, say: Sentences): string {
  const counts = windows.findLast((window) => window.untilMs <= frame.tMs)?.counts;
  return counts ? say.window(counts.ok, unansweredIn(counts)) : '';
}

function tellOutage(view: View, say: Sentences, locale: Locale): string[] {
  const progress = progressOf(view);
  if (!progress) return [];
  const known = (ms: number | null) => (ms === null ? say.notYet : say.after(formatValue(ms, 'duration', locale)));
  return [say.outage(known(progress.detectMs), known(progress.firstAnswerMs), known(progress.lastAnswerMs))];
}

function tellBackends({ frame }: View, say: Sentences): string {
  const moved = frame.flows.filter(({ movement }) => isMove(movement));
  return say.backends(moved.length, moved.filter((flow) => flow.state === 'open').length);
}

function tellHandshakes(view: View, say: Sentences, locale: Locale): string[] {
  const wait = recentQuantiles(view, 'handshakeWait');
  const ms = (value: number) => formatValue(value, 'duration', locale);
  return [
    wait ? say.wait(ms(wait.p50), ms(wait.p99)) : '',
    ...laddersOf(view.scenario).map(({ isNew, firstAnswerMs }) => say.firstAnswer(isNew, ms(firstAnswerMs))),
  ];
}

function tellZones(view: View, say: Sentences, locale: Locale): string[] {
  const { zones, lbs, backends } = view.scenario.topology;
  const sends = lbs.flatMap((lb, index) => {
    const shares = zoneShares(view, index);
    const parts = shares?.flatMap((share, zone) =>
      share > 0 ? [say.toZone(percent(share, locale), zones[zone]!)] : [],
    );
    return parts ? [say.zone(nameOf(lb.id), parts.join(', '))] : [];
  });
  const shares = backendShares(view);
  const top = shares.indexOf(Math.max(...shares));
  const fair = percent(fairShare(view), locale);
  const latency = recentQuantiles(view, 'latency');
  return [
    ...sends,
    say.busiest(nameOf(backends[top]!.id), percent(shares[top]!, locale), fair),
    say.crossing(percent(crossShare(view), locale), formatValue(crossUsdPerMonth(view), 'usd', locale, 0)),
    latency ? say.latency(formatValue(latency.p50, 'ms', locale), formatValue(latency.p99, 'ms', locale)) : '',
    view.frame.isPanic ? say.panic : '',
  ];
}

function tellTopology(view: View, say: Sentences, locale: Locale): string[] {
  const { lbs, backends } = view.frame;
  const alive = (machines: readonly { readonly state: string }[]) =>
    machines.filter(({ state }) => state !== 'dead').length;
  const dead = deadInUse(view).map(nameOf);
  return [
    say.machines(alive(lbs), lbs.length, alive(backends), backends.length),
    dead.length > 0 ? say.deadInUse(listed(dead, say)) : '',
    ...tellRegions(view, say, locale),
    tellMarks(view, say),
    say.crossing(percent(crossShare(view), locale), formatValue(crossUsdPerMonth(view), 'usd', locale, 0)),
  ];
}

/** As many names as can be listened to. */
function listed(names: readonly string[], say: Sentences): string {
  return names.length <= 4 ? names.join(', ') : say.andMore(names.slice(0, 3).join(', '), names.length - 3);
}

function tellRegions(view: View, say: Sentences, locale: Locale): string[] {
  const regions = regionsOf(view.scenario);
  if (regions.length === 1) return [];
  const shares = regionShares(view);
  return [say.regions(regions.map(({ id }, index) => `${id} ${percent(shares[index]!, locale)}`).join(', '))];
}

/** The way of the connection that the picture follows. */
function tellWay(view: View, say: Sentences, locale: Locale): string {
  const flow = followed(view);
  if (!flow) return '';
  const { flowName, flow: states } = wordsOf[locale];
  const way = hopsOf(flow, view).map(({ id }) => nameOf(id));
  return say.way(flowName({ id: flow.id }), states[markOf(flow)], way.join(' → '));
}

function tellClock(view: View, say: Sentences, locale: Locale): string[] {
  const { failover, frame, run } = view;
  if (!failover) return [say.noFault];
  const elapsedMs = frame.tMs - failover.fault.atMs;
  const text = (ms: number) => formatValue(ms, 'duration', locale);
  const parts = partsBy(failoverClock(run)!, elapsedMs).map(({ name, fromMs, untilMs, isOver }) => {
    const length = text(untilMs - fromMs);
    return `${wordsOf[locale].parts[name]} ${isOver ? length : say.soFar(length)}`;
  });
  return [say.clock(nameOf(failover.fault.target), text(elapsedMs), parts.join(', ')), say.waiting(waiting(view))];
}

/** Who is ill and who knows; then what is mistaken about the healthy ones. */
function tellHealth(view: View, say: Sentences, locale: Locale): string[] {
  const words = wordsOf[locale];
  const { lbs, backends } = view.frame;
  const judged = judgedBackends(view);
  const lines = judged.flatMap((one, index) => {
    const { id, state } = backends[index]!;
    const namesOf = (error: 'missed' | 'mistaken') =>
      one.beliefs.flatMap((belief, lb) =>
        errorOf(one, belief, state === 'draining') === error ? [nameOf(lbs[lb]!.id)] : [],
      );
    const mistaken = namesOf('mistaken');
    if (!one.illness) return mistaken.length > 0 ? [say.mistaken(id, mistaken.join(', '))] : [];
    const [, word] = truthOf(one.illness, false, words, locale);
    const missed = namesOf('missed');
    return [missed.length > 0 ? say.missed(id, word, missed.join(', ')) : say.known(id, word)];
  });
  const ejections = ejectionsOf(view.scenario, view.run.events.slice(0, view.frame.eventCount));
  return [
    ...(lines.length > 0 ? lines : [say.allWell]),
    `${words.ejections({ all: ejections.length, mistaken: ejections.filter(({ isFalse }) => isFalse).length })}.`,
    say.failed(percent(failedShare(view), locale)),
    view.frame.isPanic ? say.panic : '',
  ];
}

function tellMemory(view: View, say: Sentences, locale: Locale): string[] {
  const { run, scenario, failover, frame } = view;
  if (!failover) return [say.noFault];
  const share = shareNow(view);
  const changedMs = recordChangedMs(run, failover, frame.tMs);
  const name = nameOf(failover.fault.target);
  return [
    share === null ? '' : say.sentToDead(percent(share, locale), name),
    changedMs === null
      ? ''
      : say.recordChanged(
          formatValue(frame.tMs - changedMs, 'duration', locale),
          percent(expectedShare(scenario, frame.tMs - changedMs), locale),
        ),
  ];
}

/** What each tier gets, what comes out, and who refuses. */
function tellStorm(view: View, say: Sentences, locale: Locale): string[] {
  const words = wordsOf[locale];
  const tiers = tierLoads(view);
  const calls = tiers.map(({ perRequest }) => formatValue(perRequest, 'number', locale, perRequest < 10 ? 1 : 0));
  const breakers = breakersOf(view.run).map((changes, lb) => {
    const state = breakerAt(changes, view.frame.tMs);
    return `${nameOf(view.frame.lbs[lb]!.id)}: ${words.storm.breaker[state]}.`;
  });
  return [
    say.tierCalls(calls.join(', ')),
    say.deepest(percent(tiers.at(-1)!.load, locale)),
    say.failed(percent(failedShare(view), locale)),
    ...breakers,
  ];
}

/** The panels one by one: what each reads, and of which backend. */
function tellIncident(view: View, _say: Sentences, locale: Locale): string[] {
  const words = wordsOf[locale];
  const { panels, changes } = words.incident;
  const board = dashboardOf(view.run);
  const { tMs } = view.frame;
  const drained = board.drains.filter(({ doneMs }) => doneMs !== null && doneMs <= tMs).length;
  return [
    ...LINE_PANELS.map((panel) => `${panels[panel]}: ${reading(board, panel, tMs, locale)}.`),
    `${panels.checks}: ${changes({ count: board.checks.filter((check) => check.tMs <= tMs).length })}.`,
    `${panels.breakers}: ${breakerReading(board, tMs, words)}.`,
    `${panels.drains}: ${drained}.`,
  ];
}
