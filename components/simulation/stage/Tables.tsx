import { memo, useState } from 'react';
import type { Run } from '../../../engine/simulation/run';
import { flowRows } from '../../../engine/story/flowTable';
import type { Way } from '../../../engine/story/movement';
import { Said } from '../../altitude/Said';
import { Scrolling } from '../../shell/Scrolling';
import { inBoth } from '../../words/manner';
import { type EventText, eventText } from '../describe/events';
import { nameOf, timeText } from '../names';
import { useLocale, useWords } from './stageContext';
import './Tables.css';

interface EventTableProps {
  readonly run: Run;
  readonly eventCount: number;
}

/** What has happened so far, the latest first; flows that opened are in the table of flows. */
export const EventTable = memo(function EventTable({ run, eventCount }: EventTableProps) {
  const locale = useLocale();
  const words = useWords();
  const happened = run.events.slice(0, eventCount).filter((event) => event.kind !== 'flow-opened');
  const { shown, pager, first } = usePages(happened.reverse());
  if (happened.length === 0) return <p>{words.noEvents}</p>;
  return (
    <Scrolling className="rows" label={words.events}>
      {pager}
      <table>
        <thead>
          <tr>
            <th scope="col" className="numeral">
              {words.whenColumn}
            </th>
            <th scope="col">{words.whoColumn}</th>
            <th scope="col">{words.whatColumn}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((event, index) => {
            const said = (part: keyof EventText) => inBoth((manner) => eventText(event, manner(words), locale)[part]);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: counted from the end, an event keeps its number
              <tr key={happened.length - first - index}>
                <td className="numeral">{timeText(event.tMs, locale)}</td>
                <td>
                  <Said as="span" of={said('who')} />
                </td>
                <td>
                  <Said as="span" of={said('what')} />
                </td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </Scrolling>
  );
});

/** Thousands of rows at once would keep the page busy. */
const ROWS_SHOWN = 250;

/** A page of the rows, and what turns the pages where there is more than one. */
function usePages<Row>(rows: readonly Row[]) {
  const words = useWords();
  const [wanted, setFirst] = useState(0);
  const first = wanted < rows.length ? wanted : 0;
  const shown = rows.slice(first, first + ROWS_SHOWN);
  const pager = rows.length > ROWS_SHOWN && (
    <p className="pager">
      <button type="button" disabled={first === 0} onClick={() => setFirst(first - ROWS_SHOWN)}>
        {words.earlierRows}
      </button>
      <span role="status">{words.rowsShown({ from: first + 1, to: first + shown.length, all: rows.length })}</span>
      <button type="button" disabled={first + ROWS_SHOWN >= rows.length} onClick={() => setFirst(first + ROWS_SHOWN)}>
        {words.laterRows}
      </button>
    </p>
  );
  return { shown, pager, first };
}

interface FlowTableProps {
  readonly run: Run;
  readonly tMs: number;
  readonly onWhy: ((flow: number) => void) | undefined;
}

/** The sampled flows: 5-tuple, hash, and where the router sent them before and after routes changed. */
export const FlowTable = memo(function FlowTable({ run, tMs, onWhy }: FlowTableProps) {
  const words = useWords();
  const { lbs } = run.scenario.topology;
  const wayText = (way: Way | null) => {
    const boxes = way ? [...new Set([way.hop, way.end])].flatMap((lb) => lbs[lb] ?? []) : [];
    return boxes.length === 0 ? '—' : boxes.map(({ id }) => nameOf(id)).join(' → ');
  };
  const { shown, pager } = usePages(flowRows(run, tMs));
  return (
    <Scrolling className="rows" label={words.flows}>
      {pager}
      <table className="flow-table">
        <caption>{words.flowsNote}</caption>
        <thead>
          <tr>
            <th scope="col">{words.tuple}</th>
            <th scope="col" className="numeral">
              {words.hash}
            </th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.verdict}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.tuple}</th>
              <td className="numeral">{row.hash}</td>
              <td>{wayText(row.before)}</td>
              <td>{wayText(row.after)}</td>
              <td>{words.verdicts[row.verdict ?? 'none']}</td>
              <td>
                <button
                  type="button"
                  className="quiet"
                  onClick={() => onWhy?.(row.id)}
                  aria-label={words.whyTitle({ id: row.id })}
                >
                  {words.why}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolling>
  );
});
