import { lazy, type ReactNode, Suspense, useState } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Run } from '../../../engine/simulation/run';
import type { View } from '../../../engine/story/view';
import type { Locale } from '../../shell/locale';
import { instruments } from '../instruments';
import type { InstrumentProps } from '../instruments/definition';
import { pictures } from '../pictures';
import type { Words } from '../words/words';
import { EventTable, FlowTable } from './Tables';

/** Recharts weighs more than the rest of the page's script: it comes when the reader asks for the chart. */
const Chart = lazy(() => import('../chart/Chart'));

interface DetailsProps {
  readonly spec: ClientSimulation;
  readonly run: Run;
  readonly view: View;
  readonly words: Words;
  readonly locale: Locale;
  readonly onWhy: (id: number) => void;
  readonly onScenario?: InstrumentProps['onScenario'];
}

/** Below the picture, each closed until asked for: events, flows, and a chart. */
export function Details({ spec, run, view, words, locale, onWhy, onScenario }: DetailsProps) {
  return (
    <div className="details">
      {spec.instruments.map((kind) => {
        const Instrument = instruments[kind];
        return (
          <Opened key={kind} summary={words.instruments[kind]}>
            <Suspense fallback={<p>{words.loading}</p>}>
              <Instrument run={run} view={view} locale={locale} onScenario={onScenario} />
            </Suspense>
          </Opened>
        );
      })}
      <Opened summary={words.events}>
        <EventTable run={run} eventCount={view.frame.eventCount} words={words} locale={locale} />
      </Opened>
      <Opened summary={words.flows}>
        <FlowTable run={run} tMs={lastEventMs(run, view)} words={words} onWhy={onWhy} />
      </Opened>
      <Opened summary={words.chart}>
        <Suspense fallback={<p>{words.loading}</p>}>
          <Chart run={run} chartOf={pictures[spec.picture].chart} locale={locale} />
        </Suspense>
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
