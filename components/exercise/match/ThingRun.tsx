import { useState } from 'react';
import type { Locale } from '../../../course/languages';
import type { ClientSimulation } from '../../../course/schema/client';
import type { Scenario } from '../../../engine/scenario/schema';
import type { Run } from '../../../engine/simulation/run';
import exercise from '../exercise.module.css';
import { Replay } from '../Replay';
import { Running } from '../Running';
import { useRuns } from '../useRuns';
import { exerciseWords } from '../words';

interface ThingRunProps {
  scenario: Scenario;
  simulation: ClientSimulation;
  locale: Locale;
}

/** The run of a thing, made when the reader asks to see it: what it shows says where the thing belongs. */
export function ThingRun({ scenario, simulation, locale }: ThingRunProps) {
  const { match, choice } = exerciseWords[locale];
  const [run, setRun] = useState<Run>();
  const [failure, setFailure] = useState('');
  const { progress, start, cancel } = useRuns();
  const show = () => {
    setFailure('');
    start({ main: scenario }).then(
      ({ main }) => setRun(main),
      (error) => setFailure(choice.failed({ reason: String(error) })),
    );
  };
  if (run) return <Replay {...{ run, simulation, locale }} begins={false} />;
  return (
    <>
      <p className={exercise.actions}>
        <button type="button" onClick={show}>
          {match.show}
        </button>
        {progress !== null && <Running progress={progress} words={choice} onCancel={cancel} />}
      </p>
      <p role="status" className={exercise.status}>
        {failure}
      </p>
    </>
  );
}
