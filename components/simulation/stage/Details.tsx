import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { Run } from '../../../engine/simulation/run';
import type { View } from '../../../engine/story/view';
import { instruments } from '../instruments';
import { pictures } from '../pictures';
import { useStageContext, useWords } from './stageContext';
import { EventTable, FlowTable } from './Tables';
import './Details.css';

/** Recharts weighs more than the rest of the page's script: it comes when the reader asks for the chart. */
const Chart = lazy(() => import('../chart/Chart'));

/**
 * Below the picture, each closed until asked for: events, flows, and a chart. What tells of more than the moment, or works
 * the answer out, waits with Play until the reader has predicted.
 */
export function Details() {
  const { spec, run, view, locale, act, player } = useStageContext();
  const words = useWords();
  if (!run || !view) return null;
  return (
    <div className="details">
      {spec.instruments.map((kind) => {
        const Instrument = instruments[kind];
        return (
          <Opened key={kind} summary={words.instruments[kind]}>
            {player.mayPlay ? (
              <Suspense fallback={<p>{words.loading}</p>}>
                <Instrument run={run} view={view} locale={locale} onScenario={act.change} />
              </Suspense>
            ) : (
              <p>{words.predictFirst}</p>
            )}
          </Opened>
        );
      })}
      <Opened summary={words.events}>
        <EventTable run={run} eventCount={view.frame.eventCount} />
      </Opened>
      <Opened summary={words.flows}>
        <FlowTable run={run} tMs={lastEventMs(run, view)} onWhy={act.why} />
      </Opened>
      <Opened summary={words.chart}>
        {player.mayPlay ? (
          <Suspense fallback={<p>{words.loading}</p>}>
            <Chart run={run} chartOf={pictures[spec.picture].chart} locale={locale} />
          </Suspense>
        ) : (
          <p>{words.predictFirst}</p>
        )}
      </Opened>
    </div>
  );
}

/** The table of flows changes with the events; between them it need not be drawn again. */
function lastEventMs(run: Run, { frame }: View): number {
  return run.events[frame.eventCount - 1]?.tMs ?? 0;
}

/** A `details` whose content exists only while it is open. */
function Opened({ summary, children }: { summary: string; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
