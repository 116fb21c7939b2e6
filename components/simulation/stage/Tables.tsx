import { memo } from 'react';
import type { Run } from '../../../engine/simulation/run';
import type { Locale } from '../../shell/locale';
import { eventText } from '../describe/events';
import { nameOf, timeText } from '../names';
import { flowRows } from '../tables';
import type { Words } from '../words/words';

interface TableProps {
  readonly run: Run;
  readonly words: Words;
  readonly locale: Locale;
}

/** What has happened so far, the latest first; flows that opened are in the table of flows. */
export const EventTable = memo(function EventTable({
  run,
  eventCount,
  words,
  locale,
}: TableProps & { eventCount: number }) {
  const happened = run.events.slice(0, eventCount).filter((event) => event.kind !== 'flow-opened');
  if (happened.length === 0) return <p>{words.noEvents}</p>;
  return (
    <div className="rows">
      <table>
        <thead>
          <tr>
            <th scope="col" className="number">
              {words.whenColumn}
            </th>
            <th scope="col">{words.whoColumn}</th>
            <th scope="col">{words.whatColumn}</th>
          </tr>
        </thead>
        <tbody>
          {happened.reverse().map((event, index) => {
            const { who, what } = eventText(event, words, locale);
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: counted from the end, an event keeps its number
              <tr key={happened.length - index}>
                <td className="number">{timeText(event.tMs, locale)}</td>
                <td>{who}</td>
                <td>{what}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
});

/** The sampled flows: 5-tuple, hash, and where the router sent them before and after routes changed. */
export const FlowTable = memo(function FlowTable({
  run,
  tMs,
  words,
  onWhy,
}: Omit<TableProps, 'locale'> & { tMs: number; onWhy: (id: number) => void }) {
  const { lbs } = run.scenario.topology;
  const lbText = (index: number | null) => (index === null || !lbs[index] ? '—' : nameOf(lbs[index].id));
  return (
    <div className="rows">
      <table className="flow-table">
        <caption>{words.flowsNote}</caption>
        <thead>
          <tr>
            <th scope="col">{words.tuple}</th>
            <th scope="col" className="number">
              {words.hash}
            </th>
            <th scope="col">{words.before}</th>
            <th scope="col">{words.after}</th>
            <th scope="col">{words.verdict}</th>
            <th scope="col">{words.why}</th>
          </tr>
        </thead>
        <tbody>
          {flowRows(run, tMs).map((row) => (
            <tr key={row.id}>
              <th scope="row">{row.tuple}</th>
              <td className="number">{row.hash}</td>
              <td>{lbText(row.before)}</td>
              <td>{lbText(row.after)}</td>
              <td>{words.verdicts[row.verdict]}</td>
              <td>
                <button
                  type="button"
                  className="quiet"
                  onClick={() => onWhy(row.id)}
                  aria-label={words.whyTitle(row.id)}
                >
                  {words.why}
                </button>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
});
