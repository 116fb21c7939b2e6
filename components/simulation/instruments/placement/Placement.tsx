import { formatValue } from '../../../../course/format';
import { zoneShares } from '../../../../engine/story/recent';
import { Scrolling } from '../../../shell/Scrolling';
import { nameOf } from '../../names';
import { withZone } from '../../readerScenario';
import type { InstrumentProps } from '../definition';
import { type PlacementWords, placementWords } from './words';

/** Where every caller and every backend stands, to be changed by hand, and how the parts of each zone compare. */
export default function Placement({ view, locale, onScenario }: InstrumentProps) {
  const words = placementWords[locale];
  const { lbs, backends, zones } = view.scenario.topology;
  const move = onScenario && ((id: string, zone: string) => onScenario(withZone(view.scenario, id, zone)));
  return (
    <div className="instrument">
      <p className="note">{words.note}</p>
      <Machines legend={words.callers} machines={lbs} zones={zones} words={words} onMove={move} />
      <Machines legend={words.backends} machines={backends} zones={zones} words={words} onMove={move} />
      <Scrolling className="scrolls">
        <Shares view={view} words={words} percent={(share) => formatValue(share, 'percent', locale)} />
      </Scrolling>
    </div>
  );
}

interface MachinesProps {
  readonly legend: string;
  readonly machines: readonly { readonly id: string; readonly zone: string }[];
  readonly zones: readonly string[];
  readonly words: PlacementWords;
  readonly onMove: ((id: string, zone: string) => void) | undefined;
}

function Machines({ legend, machines, zones, words, onMove }: MachinesProps) {
  return (
    <fieldset className="fields is-narrow" disabled={!onMove}>
      <legend>{legend}</legend>
      {machines.map(({ id, zone }) => (
        <label key={id}>
          {nameOf(id)}
          <select
            value={zone}
            aria-label={words.zone({ name: nameOf(id) })}
            onChange={({ target }) => onMove?.(id, target.value)}
          >
            {zones.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      ))}
    </fieldset>
  );
}

interface SharesProps extends Pick<InstrumentProps, 'view'> {
  readonly words: PlacementWords;
  readonly percent: (share: number) => string;
}

/** The two shares that Envoy's rule compares, zone by zone, beside what the LBs did of late. */
function Shares({ view, words, percent }: SharesProps) {
  const { frame, scenario } = view;
  const { zones } = scenario.topology;
  const callers = frame.lbs.filter((lb) => lb.routed);
  const healthy = frame.backends.filter((backend) => backend.inRotation);
  const part = (all: readonly { readonly zone: string }[], zone: string) => {
    const count = all.filter((one) => one.zone === zone).length;
    return `${count} · ${percent(count / Math.max(1, all.length))}`;
  };
  const localOf = (zone: string) => {
    const lb = frame.lbs.findIndex((one, index) => one.zone === zone && zoneShares(view, index));
    return lb < 0 ? '—' : percent(zoneShares(view, lb)![zones.indexOf(zone)]!);
  };
  return (
    <table>
      <caption>{words.shares}</caption>
      <thead>
        <tr>
          <th scope="col">{words.zoneColumn}</th>
          <th scope="col" className="number">
            {words.callersColumn}
          </th>
          <th scope="col" className="number">
            {words.backendsColumn}
          </th>
          <th scope="col" className="number">
            {words.localColumn}
          </th>
        </tr>
      </thead>
      <tbody>
        {zones.map((zone) => (
          <tr key={zone}>
            <th scope="row">{zone}</th>
            <td className="number">{part(callers, zone)}</td>
            <td className="number">{part(healthy, zone)}</td>
            <td className="number">{localOf(zone)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
