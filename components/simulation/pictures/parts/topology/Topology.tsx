import type { ReactNode } from 'react';
import { isDirect } from '../../../../../engine/scenario/regions';
import { hueOf } from '../../../names';
import type { PictureProps } from '../canvas';
import { partsWords } from '../words';
import { centerOf, type Layout, type RegionPlace } from './layout';
import { ClientLinks, RegionLinks } from './links';
import { cut, cutName, Machines, pickable, Tile } from './machines';

/**
 * Clients, routers, LBs and backends by region and zone; links as thick as the traffic on them. What a machine is called
 * and where it stands is on its element (`data-box`, `data-zone`).
 */
export function Topology({ children, ...props }: PictureProps & { layout: Layout; children?: ReactNode }) {
  const { view, layout } = props;
  return (
    <>
      <ClientLinks view={view} layout={layout} />
      {layout.regions.map((region) => (
        <RegionLinks key={region.id} view={view} region={region} />
      ))}
      {children}
      <Clients {...props} />
      {layout.regions.map((region) => (
        <Region key={region.id} {...props} region={region} isOne={layout.regions.length === 1} />
      ))}
    </>
  );
}

function Clients({ view, locale, layout, picking }: PictureProps & { layout: Layout }) {
  const words = partsWords[locale];
  const { clients, zones } = view.scenario.topology;
  if (!layout.clients)
    return (
      <Tile place={layout.clientsPlace} hue="hue-other" title={words.clients}>
        {words.clients} × {clients.length}
      </Tile>
    );
  return layout.clients.map((place, index) => {
    const { id, zone } = clients[index]!;
    const label = `${id}, ${words.zone({ zone })}`;
    return (
      <g key={id} data-box={id} data-zone={zone} {...(picking && pickable(picking, id, `${label}.`, locale))}>
        <Tile place={place} hue={hueOf(zone, zones)} title={label}>
          {cutName(id, place.width - 8)}
        </Tile>
      </g>
    );
  });
}

function Region({ region, isOne, ...props }: PictureProps & { region: RegionPlace; isOne: boolean }) {
  const { view, locale } = props;
  const words = partsWords[locale];
  const { router } = region;
  const label = isDirect(view.scenario) ? words.direct : isOne ? `${words.router} · ${region.vip}` : region.vip;
  const lines = isOne ? [label] : [region.id, label];
  return (
    <g data-region={region.id}>
      <rect className="router-face" {...router} rx={4} />
      {lines.map((line, index) => (
        <text key={line} className="label" x={centerOf(router)} y={router.y + 16 + 14 * index} textAnchor="middle">
          {cut(line, router.width - 8)}
        </text>
      ))}
      {region.zones.map(({ zone, x, y }) => (
        <text key={zone} className={`box-zone ${hueOf(zone, view.scenario.topology.zones)}`} x={x} y={y}>
          {zone}
        </text>
      ))}
      {region.groups.map((group) => (
        <Machines key={`${group.zone}-${group.kind}-${group.tier}`} {...props} group={group} />
      ))}
    </g>
  );
}
