import { type ReactNode, useId, useState } from 'react';
import type { Run } from '../../../engine/simulation/run';
import type { View } from '../../../engine/story/view';
import { late } from '../../shell/late/late';
import { instruments } from '../instruments';
import { pictures } from '../pictures';
import { simulationWords } from '../words';
import { type Stage, useStageContext, useWords } from './stageContext';
import { summariesOf } from './summaries';
import { EventTable, FlowTable } from './Tables';
import { Tabs } from './Tabs';
import './Drawer.css';

/** Recharts weighs more than the rest of the page's script: it comes when the reader asks for the chart. */
const Chart = late(() => import('../chart/Chart'));

/**
 * Below the picture, one at a time and closed until asked for: instruments, events, flows, and a chart. What tells of more
 * than the moment, or works the answer out, waits with Play until the reader has predicted.
 */
export function Drawer() {
  const stage = useStageContext();
  const words = useWords();
  const panelId = useId();
  const [open, setOpen] = useState<string | null>(null);
  const { spec, run, view } = stage;
  const tabs = summariesOf(spec, words);
  const opened = tabs.findIndex(({ name }) => name === open);
  return (
    <div className="drawer">
      <Tabs tabs={tabs} open={open} onOpen={run ? setOpen : undefined} panelId={panelId} />
      {open !== null && run && view && (
        <section className="drawer-panel" id={panelId} aria-label={open} data-from={tabs[opened]?.from}>
          {contentsOf(stage, run, view)[opened]}
        </section>
      )}
    </div>
  );
}

/** In the order of `summariesOf`. */
function contentsOf({ spec, locale, act, player }: Stage, run: Run, view: View): ReactNode[] {
  const waits = <p key="waits">{simulationWords[locale].predictFirst}</p>;
  return [
    ...spec.instruments.map(({ kind }) => {
      if (!player.mayPlay) return waits;
      const Instrument = instruments[kind];
      return <Instrument key={kind} run={run} view={view} locale={locale} onScenario={act.change} />;
    }),
    <EventTable key="events" run={run} eventCount={view.frame.eventCount} />,
    <FlowTable key="flows" run={run} tMs={lastEventMs(run, view)} onWhy={act.why} />,
    player.mayPlay ? <Chart key="chart" run={run} chartOf={pictures[spec.picture].chart} locale={locale} /> : waits,
  ];
}

/** The table of flows changes with the events; between them it need not be drawn again. */
function lastEventMs(run: Run, { frame }: View): number {
  return run.events[frame.eventCount - 1]?.tMs ?? 0;
}
