import { type ReactNode, useMemo } from 'react';
import { formatOf, formatValue } from '../../../course/format';
import type { Locale } from '../../../course/languages';
import type { Scenario } from '../../../engine/scenario/schema';
import { compare, type Difference } from '../../../engine/simulation/compare';
import type { Run } from '../../../engine/simulation/run';
import { viewOf } from '../../../engine/story/view';
import { Scrolling } from '../../shell/Scrolling';
import { inBoth } from '../../words/manner';
import { describeView } from '../describe/describe';
import { useRun } from '../runner';
import { LaneView } from './Lane';
import { RunStanding } from './RunStanding';
import { useLocale, useStageContext, useWords } from './stageContext';
import { useShownRun } from './useShownRun';
import './LiveLane.css';

interface LiveLaneProps {
  readonly label: ReactNode;
  readonly scenario: Scenario;
}

/** A lane with a run of its own, at the stage's moment. */
export function LiveLane({ label, scenario }: LiveLaneProps) {
  const { spec, locale, player, run: main } = useStageContext();
  const { tMs } = player;
  const answer = useRun(scenario);
  const run = useShownRun(answer);
  const view = useMemo(() => run && viewOf(run, tMs), [run, tMs]);
  const description = inBoth((manner) => (view ? describeView(spec.picture, view, locale, manner) : ''));
  return (
    <LaneView label={label} view={view} description={description} over={<RunStanding answer={answer} />}>
      <details>
        <summary>{useWords().differences}</summary>
        {answer.state === 'done' && main && <Differences main={main} other={answer.run} />}
      </details>
    </LaneView>
  );
}

/** By what the whole run of this lane differs from the main one, the better figure strong; what is equal is not told. */
function Differences({ main, other }: { main: Run; other: Run }) {
  const locale = useLocale();
  const words = useWords();
  const rows = useMemo(
    () =>
      compare(main, other)
        .map((row) => ({ ...row, left: headlineText(row, row.a, locale), right: headlineText(row, row.b, locale) }))
        .filter(({ left, right }) => left !== right),
    [main, other, locale],
  );
  if (rows.length === 0) return <p className="note">{words.noDifference}</p>;
  return (
    <Scrolling className="differences" label={words.differences}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.measure}</th>
            <th scope="col">{words.mainRun}</th>
            <th scope="col">{words.thisRun}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.measure}>
              <th scope="row">{words.headlines[row.measure]}</th>
              <td>{row.better === 'a' ? <strong>{row.left}</strong> : row.left}</td>
              <td>{row.better === 'b' ? <strong>{row.right}</strong> : row.right}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
}

/** A headline figure; a dash where a run has no such figure. */
function headlineText({ measure }: Pick<Difference, 'measure'>, value: number, locale: Locale): string {
  return Number.isFinite(value) ? formatValue(value, formatOf(measure), locale) : '—';
}
