import { type ReactNode, useId, useState } from 'react';
import type { Locale } from '../../course/languages';
import type { LimitInScenario } from '../../course/schema/limits';
import { LimitLinks } from '../shell/LeftOut';
import { Tabs } from '../simulation/stage/Tabs';
import { Faults } from './Faults';
import type { Form } from './FieldControl';
import { IdleChange } from './IdleChange';
import type { Side } from './labState';
import { Outline } from './Outline';
import { PolicyForm, TrafficForm } from './PolicyForm';
import { Lists } from './Tables';
import { type TemplateLink, Templates } from './Templates';
import { ThingPanel } from './ThingPanel';
import { indexOfThing, type Thing } from './things';
import { tierWarning } from './tierWarning';
import './Panels.css';

interface PanelsProps {
  readonly form: Form;
  /** The side of the bench that is edited. */
  readonly side: Side;
  readonly picked: Thing | null;
  readonly onPick: (thing: Thing | null) => void;
  readonly panel: Panel;
  readonly onPanel: (panel: Panel) => void;
  readonly templates: readonly TemplateLink[];
  /** What the model leaves out that bites in this scenario. */
  readonly limits: readonly LimitInScenario[];
  readonly locale: Locale;
}

const PANELS = ['things', 'lists', 'faults', 'traffic', 'policies', 'templates', 'leftOut'] as const;
export type Panel = (typeof PANELS)[number];

/** What is on the bench, beside its run: one drawer, one panel of which is open. */
export function Panels({ form, side, picked, onPick, panel, onPanel, templates, limits, locale }: PanelsProps) {
  const { words, draft } = form;
  const panelId = useId();
  const warning = tierWarning(draft);
  const [left, setLeft] = useState<Thing | null>(null);
  const pick = (thing: Thing | null) => {
    if (!thing) setLeft(picked);
    onPick(thing);
  };
  const names = PANELS.map((one) => (one === 'leftOut' ? words.leftOut({ count: limits.length }) : words.panels[one]));
  const thing = picked && indexOfThing(draft, picked) >= 0 ? picked : null;
  const content: Readonly<Record<Panel, ReactNode>> = {
    things: thing ? (
      <ThingPanel key={`${thing.list} ${indexOfThing(draft, thing)}`} thing={thing} form={form} onPick={pick} />
    ) : (
      <Outline form={form} onPick={pick} left={left} />
    ),
    lists: <Lists form={form} />,
    faults: <Faults form={form} />,
    traffic: <TrafficForm form={form} />,
    policies: <PolicyForm form={form} />,
    templates: <Templates templates={templates} words={words} />,
    leftOut: <LimitLinks limits={limits} locale={locale} />,
  };
  return (
    <div className="drawer panels">
      <Tabs
        tabs={names.map((name) => ({ name }))}
        open={names[PANELS.indexOf(panel)]!}
        onOpen={(name) => name !== null && onPanel(PANELS[names.indexOf(name)]!)}
        panelId={panelId}
      />
      <section className="drawer-panel" id={panelId} aria-label={words.panels[panel]}>
        <h2 className="hidden">{words.panels[panel]}</h2>
        <IdleChange key={side} form={form} />
        {warning && <p className="problem">{words.tierWarnings[warning]}</p>}
        {content[panel]}
      </section>
    </div>
  );
}
