import { type Dispatch, useEffect, useMemo, useReducer, useState } from 'react';
import type { Locale } from '../../course/languages';
import type { LimitInScenario } from '../../course/schema/limits';
import type { Scenario } from '../../engine/scenario/schema';
import { historyKey } from '../shell/keys';
import { withAt } from './draft';
import { PROBLEM_ID } from './Entry';
import type { Form } from './FieldControl';
import { keptBench } from './kept';
import { LabStage } from './LabStage';
import { type Draft, editedOf, type LabAction, newLab, reduceLab } from './labState';
import { bitesIn, unmetIn } from './needs';
import { type Panel, Panels } from './Panels';
import { pathOf, type Readiness, readinessOf } from './readiness';
import type { TemplateLink } from './Templates';
import { Toolbar } from './Toolbar';
import { boxNamed, type Thing } from './things';
import { useLabLink } from './useLabLink';
import { type LabWords, labWords } from './words';
import './Lab.css';

export interface LabProps {
  /** What stands on the bench at first. */
  readonly start: Scenario;
  readonly templates: readonly TemplateLink[];
  readonly limits: readonly LimitInScenario[];
  readonly locale: Locale;
}

/** The open bench: a scenario in tables and forms, its run, and another scenario beside it. */
export default function Lab({ start, templates, limits, locale }: LabProps) {
  const words = labWords[locale];
  const [lab, dispatch] = useReducer(reduceLab, start, (first) => newLab(keptBench() ?? { a: first }));
  const [panel, setPanel] = useState<Panel>('things');
  const [picked, setPicked] = useState<Thing | null>(null);
  const { a, b, edited } = lab.bench;
  const draft = editedOf(lab.bench);
  const ready = { a: useReadiness(a), b: useReadiness(b) };
  const now = ready[edited] ?? ready.a;
  const shown = useLastReady(now, start);
  const unmet = useMemo(() => unmetIn(shown), [shown]);
  const rest = edited === 'a' ? ready.b : ready.a;
  const otherSide = edited === 'a' ? 'b' : 'a';
  const shared = useMemo(() => sharedOf(ready.a, ready.b), [ready.a, ready.b]);
  useHistoryKeys(dispatch);
  const { asked, error } = useLabLink(dispatch, lab.past.length > 0 ? shared : null);

  const pick = (id: string) => {
    setPicked(boxNamed(draft, id) ?? null);
    setPanel('things');
  };
  const onDraft = (next: Draft) => dispatch({ type: 'edit', draft: next });
  const form: Form = {
    draft,
    unmet,
    wrong: now.state === 'broken' ? pathOf(now.error) : null,
    words,
    onDraft,
    set: (path, value) => onDraft(withAt(draft, path, value)),
  };
  return (
    <div className="lab">
      <Toolbar lab={lab} dispatch={dispatch} words={words} />
      {error && (
        <p className="problem" role="alert">
          {words.badLink({ field: error.field, rule: error.rule, value: valueText(error.value) })}
        </p>
      )}
      <LabStage
        scenario={shown}
        side={words.beside({ side: words.side[edited] })}
        other={rest?.state === 'ready' ? rest.scenario : undefined}
        otherSide={words.beside({ side: words.side[otherSide] })}
        shared={shared}
        asked={asked}
        picking={{ picked: picked?.id ?? null, pick }}
        panel={
          <Panels
            form={form}
            side={edited}
            picked={picked}
            onPick={setPicked}
            panel={panel}
            onPanel={setPanel}
            templates={templates}
            limits={limits.filter((limit) => bitesIn(shown, limit))}
            locale={locale}
          />
        }
        problem={now.state === 'ready' ? null : <NotReady why={now} side={words.side[edited]} words={words} />}
        locale={locale}
        onScenario={onDraft}
      />
      {rest && rest.state !== 'ready' && <p className="problem">{words.notReady({ side: words.side[otherSide] })}</p>}
    </div>
  );
}

/** What keeps a scenario from being run, and that nothing is lost. */
function NotReady({
  why,
  side,
  words,
}: {
  why: Exclude<Readiness, { state: 'ready' }>;
  side: string;
  words: LabWords;
}) {
  return (
    <div className="waiting is-still not-ready" role="alert" id={PROBLEM_ID}>
      <p>
        <strong>{words.notReady({ side })}</strong>
      </p>
      {why.state === 'missing' ? (
        <p>
          {words.missing} {why.what.map((part) => words.missingPart[part]).join(', ')}.
        </p>
      ) : (
        <>
          <p>{words.broken({ field: why.error.field, rule: why.error.rule, value: valueText(why.error.value) })}</p>
          <p>{words.nothingLost}</p>
        </>
      )}
    </div>
  );
}

const MOST_SHOWN = 60;
const valueText = (value: unknown) => (JSON.stringify(value) ?? String(value)).slice(0, MOST_SHOWN);

function useReadiness<D extends Draft | null>(draft: D) {
  return useMemo(() => draft && readinessOf(draft), [draft]) as D extends null ? null : Readiness;
}

/** The scenario, or while the draft is not ready, the last that was: the page does not jump under the reader's hand. */
function useLastReady(now: Readiness, start: Scenario): Scenario {
  const [last, setLast] = useState(start);
  const shown = now.state === 'ready' ? now.scenario : last;
  if (shown !== last) setLast(shown);
  return shown;
}

function sharedOf(a: Readiness, b: Readiness | null): readonly [Scenario, Scenario | undefined] | null {
  if (a.state !== 'ready' || (b && b.state !== 'ready')) return null;
  return [a.scenario, b?.scenario];
}

/** Undo and redo by keys, wherever the focus is; text that is being typed has an undo of its own. */
function useHistoryKeys(dispatch: Dispatch<LabAction>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const type = historyKey(event);
      if (!type || document.activeElement?.matches('[data-editing]')) return;
      event.preventDefault();
      dispatch({ type });
    };
    window.addEventListener('keydown', onKeyDown);
    return () => window.removeEventListener('keydown', onKeyDown);
  }, [dispatch]);
}
