import { lazy, Suspense } from 'react';
import { useStageContext } from './stageContext';

const Why = lazy(() => import('./Why'));

/** The answer to the reader's Why, while there is one to give. */
export function AskedWhy() {
  const { run, player } = useStageContext();
  if (!run || player.asked === null) return null;
  return (
    <Suspense fallback={null}>
      <Why run={run} flow={player.asked} />
    </Suspense>
  );
}
