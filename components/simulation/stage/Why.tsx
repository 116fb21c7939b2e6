import { useEffect, useRef } from 'react';
import type { Locale } from '../../../course/languages';
import { EngineError } from '../../../engine/errors';
import { type ExplainStep, explain } from '../../../engine/explain/explain';
import { explainMove } from '../../../engine/explain/move';
import type { Run } from '../../../engine/simulation/run';
import { Said } from '../../altitude/Said';
import { inBoth, plainly } from '../../words/manner';
import { eventText } from '../describe/events';
import { explainText, moveText } from '../describe/explain';
import { simulationWords } from '../words';
import { useStageContext, useWords } from './stageContext';
import './Why.css';

interface WhyProps {
  readonly run: Run;
  readonly flow: number;
}

/** Why a flow went where it went: every decision on its path, with its values. */
export default function Why({ run, flow }: WhyProps) {
  const { player, locale, act } = useStageContext();
  const words = useWords();
  const heading = useRef<HTMLHeadingElement>(null);
  const asker = useRef<Element>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another flow is another answer, to be read from its head
  useEffect(() => {
    asker.current = document.activeElement;
    heading.current?.focus();
  }, [flow]);
  const close = () => {
    if (asker.current instanceof HTMLElement || asker.current instanceof SVGElement) asker.current.focus();
    act.why?.(null);
  };
  return (
    <section className="why">
      <h3 ref={heading} tabIndex={-1}>
        <Said as="span" of={inBoth((manner) => manner(words).whyTitle({ id: flow }))} />
      </h3>
      <p data-only="zero">{befell(run, flow, player.tMs, locale)}</p>
      <div data-from="junior">
        <Moved run={run} flow={flow} />
        <p className="note">{words.decisions}</p>
        <ol>
          {stepsOf(run, flow, player.tMs).map((step) => (
            <li key={step.kind}>{explainText(step, locale)}</li>
          ))}
        </ol>
      </div>
      <button type="button" onClick={close}>
        {words.close}
      </button>
    </section>
  );
}

/** What has befallen it last, for who need not know how a hash is computed. */
function befell(run: Run, flow: number, tMs: number, locale: Locale): string {
  const last = run.events.findLast((event) => 'flow' in event && event.flow === flow && event.tMs <= tMs);
  if (!last) return '';
  const { who, what } = eventText(last, plainly(simulationWords[locale]), locale);
  return `${who} ${what}.`;
}

/** What a change of routes did to it. */
function Moved({ run, flow }: WhyProps) {
  const { player, locale } = useStageContext();
  const move = explainMove(run, flow, player.tMs);
  return move && <p>{moveText(move, run.scenario.policies.ecmp.algorithm, locale)}</p>;
}

/** Before its first packet a flow has no decisions to tell. */
function stepsOf(run: Run, flow: number, tMs: number): ExplainStep[] {
  try {
    return explain(run, flow, tMs);
  } catch (error) {
    if (error instanceof EngineError) return [];
    throw error;
  }
}
