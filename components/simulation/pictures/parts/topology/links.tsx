import type { LbFrame } from '../../../../../engine/simulation/run';
import type { View } from '../../../../../engine/story/view';
import { opensByRegion, requestsByZone, sum, sumOver } from '../../../../../engine/story/windows';
import { hueOf } from '../../../names';
import { centerOf, type Group, type Layout, type Place, type RegionPlace } from './layout';

const bottomOf = ({ y, height }: Place) => y + height;

/** A line from the foot of one place to the head of another. */
function Link({ from, to, share, className = '' }: { from: Place; to: Place; share: number; className?: string }) {
  const [x, y, endX, endY] = [centerOf(from), bottomOf(from), centerOf(to), to.y].map(Math.round) as [
    number,
    number,
    number,
    number,
  ];
  const bend = Math.round((y + endY) / 2);
  return (
    <path
      className={`link ${className}`}
      strokeWidth={Math.round(10 + 80 * share) / 10}
      d={`M${x} ${y}C${x} ${bend} ${endX} ${bend} ${endX} ${endY}`}
    />
  );
}

/** New connections of the recent past, from each client group to the region that DNS gave it. */
export function ClientLinks({ view, layout }: { view: View; layout: Layout }) {
  const { clients } = view.scenario.topology;
  const counts = clients.map((_, group) => opensByRegion(view.recent, group));
  const total = sumOver(counts, sum) || 1;
  const from = layout.clients ?? [layout.clientsPlace];
  return layout.regions.flatMap((region, to) =>
    from.map((place, group) => {
      const count = layout.clients ? counts[group]![to]! : sum(counts.map((row) => row[to]!));
      if (count === 0) return null;
      return (
        <Link
          key={`${region.id}-${clients[group]!.id}`}
          from={place}
          to={region.router}
          share={count / total}
          className="hue-ink"
        />
      );
    }),
  );
}

/** From the router to its LBs by their connections; from zone to zone by the requests of the recent past. */
export function RegionLinks({ view, region }: { view: View; region: RegionPlace }) {
  const { frame, scenario } = view;
  const { zones } = scenario.topology;
  const first = region.groups.filter(({ kind, tier }) => kind === 'lb' && tier === 0);
  const callers = region.groups.filter(
    ({ kind, members }) => kind === 'lb' && members.some((lb) => callsBackends(view, lb)),
  );
  const behind = region.groups.filter(({ kind, tier }) => kind === 'lb' && tier === 1);
  const called = region.groups.filter(({ kind, tier }) => kind === 'backend' && tier === 0);
  const flows = sum(first.flatMap(({ members }) => members.map((lb) => frame.lbs[lb]!.flows))) || 1;
  const requests = scenario.topology.lbs.map((_, lb) => requestsByZone(view.recent, lb));
  const total = sumOver(requests, sum) || 1;
  const sampled = frame.flows.length || 1;
  const forwarded = (from: Group, to: Group) =>
    frame.flows.filter(({ lb, proxy }) => from.members.includes(lb) && to.members.includes(proxy)).length / sampled;
  const requested = (from: Group, to: Group) => {
    const column = zones.indexOf(to.zone);
    return sumOver(from.members, (lb) => requests[lb]![column] ?? 0) / total;
  };
  return (
    <>
      {first.flatMap(({ zone, members, boxes, place }) =>
        boxes ? (
          members.map((lb, index) => {
            const { id, routed, flows: own } = frame.lbs[lb]!;
            const className = routeClass(frame.lbs[lb]!, hueOf(zone, zones));
            const share = routed ? own / flows : 0;
            return <Link key={id} from={region.router} to={boxes[index]!} share={share} className={className} />;
          })
        ) : (
          <Link
            key={zone}
            from={region.router}
            to={place}
            share={sum(members.map((lb) => frame.lbs[lb]!.flows)) / flows}
            className={hueOf(zone, zones)}
          />
        ),
      )}
      <GroupLinks from={first} to={behind} zones={zones} shareOf={forwarded} />
      <GroupLinks from={callers} to={called} zones={zones} shareOf={requested} />
    </>
  );
}

interface GroupLinksProps {
  readonly from: readonly Group[];
  readonly to: readonly Group[];
  readonly zones: readonly string[];
  readonly shareOf: (from: Group, to: Group) => number;
}

/** From every group to every group that gets something of it, in the hue of the zone that it comes from. */
function GroupLinks({ from, to, zones, shareOf }: GroupLinksProps) {
  return from.flatMap((source) =>
    to.map((target) => {
      const share = shareOf(source, target);
      if (share === 0) return null;
      const key = `${source.zone}>${target.zone}`;
      const className = hueOf(source.zone, zones);
      return <Link key={key} from={source.place} to={target.place} share={share} className={className} />;
    }),
  );
}

function routeClass({ state, routed }: LbFrame, hue: string): string {
  if (!routed) return 'is-cut';
  return state === 'dead' ? 'is-lost' : hue;
}

function callsBackends({ scenario: { topology, policies } }: View, lb: number): boolean {
  return policies.entry.tiers === 'one' || topology.lbs[lb]!.tier === 'l7';
}
