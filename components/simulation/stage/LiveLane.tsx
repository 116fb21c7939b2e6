import { useMemo } from 'react';
import { formatOf, formatValue } from '../../../course/format';
import type { Scenario } from '../../../engine/scenario/schema';
import { compare, type Difference } from '../../../engine/simulation/compare';
import type { Run } from '../../../engine/simulation/run';
import { viewOf } from '../../../engine/story/view';
import type { Locale } from '../../shell/locale';
import { describeView } from '../describe/describe';
import { useRun } from '../runner';
import type { Words } from '../words/words';
import { type LaneProps, LaneView } from './Lane';
import { RunStanding } from './RunStanding';

interface LiveLaneProps extends LaneProps {
  readonly scenario: Scenario;
  readonly tMs: number;
  readonly main: Run | null;
}

/** A lane with a run of its own. */
export function LiveLane({ scenario, tMs, main, ...lane }: LiveLaneProps) {
  const answer = useRun(scenario);
  const run = answer.state === 'done' ? answer.run : null;
  const view = useMemo(() => run && viewOf(run, tMs), [run, tMs]);
  const description = view ? describeView(lane.spec.picture, view, lane.locale) : '';
  return (
    <LaneView
      {...lane}
      view={view}
      description={description}
      waiting={answer.state !== 'done' && <RunStanding answer={answer} words={lane.words} />}
    >
      <details>
        <summary>{lane.words.differences}</summary>
        {run && main && <Differences main={main} other={run} words={lane.words} locale={lane.locale} />}
      </details>
    </LaneView>
  );
}

/** By what the whole run of this lane differs from the main one, the better figure strong; what is equal is not told. */
function Differences({ main, other, words, locale }: { main: Run; other: Run; words: Words; locale: Locale }) {
  const rows = useMemo(
    () =>
      compare(main, other)
        .map((row) => ({ ...row, left: headlineText(row, row.a, locale), right: headlineText(row, row.b, locale) }))
        .filter(({ left, right }) => left !== right),
    [main, other, locale],
  );
  if (rows.length === 0) return <p className="note">{words.noDifference}</p>;
  return (
    <table className="differences">
      <thead>
        <tr>
          <th scope="col">{words.measure}</th>
          <th scope="col" className="number">
            {words.mainRun}
          </th>
          <th scope="col" className="number">
            {words.thisRun}
          </th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.measure}>
            <th scope="row">{words.headlines[row.measure]}</th>
            <td className="number">{row.better === 'a' ? <strong>{row.left}</strong> : row.left}</td>
            <td className="number">{row.better === 'b' ? <strong>{row.right}</strong> : row.right}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A headline figure; a dash where a run has no such figure. */
function headlineText({ measure }: Pick<Difference, 'measure'>, value: number, locale: Locale): string {
  return Number.isFinite(value) ? formatValue(value, formatOf(measure), locale) : '—';
}
