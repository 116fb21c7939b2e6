import { useState } from 'react';
import type { Scenario } from '../../engine/scenario/schema';
import type { Run } from '../../engine/simulation/run';
import { useStageContext } from '../simulation/stage/stageContext';
import type { Form } from './FieldControl';
import { labelOf } from './labels';
import { isSameOutcome, settingsChanged } from './outcome';

/** Tells of a change that has changed nothing: the two runs are compared, so that no rule has to foresee it. */
export function IdleChange({ form: { words, unmet } }: { form: Form }) {
  const idle = useIdleChange(useStageContext().run);
  const paths = idle ? settingsChanged(idle.from, idle.to) : [];
  const [path] = paths;
  const need = path === undefined ? undefined : unmet.ofPath(path);
  return (
    <p className="idle-change" role="status">
      {path !== undefined && (
        <>
          <strong>{words.sameRun({ what: labelOf(path, words) })}</strong>
          {need ? `: ${words.needs[need]}.` : '.'}
        </>
      )}
    </p>
  );
}

/** The last change of the scenario, if the run is the same as before it. */
function useIdleChange(run: Run | null): { readonly from: Scenario; readonly to: Scenario } | null {
  const [seen, setSeen] = useState<{ run: Run; idle: { from: Scenario; to: Scenario } | null } | null>(null);
  if (!run) return null;
  if (run === seen?.run) return seen.idle;
  const idle = seen && isSameOutcome(seen.run, run) ? { from: seen.run.scenario, to: run.scenario } : null;
  setSeen({ run, idle });
  return idle;
}
