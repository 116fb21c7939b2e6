import { late } from '../../shell/late/late';
import { useStageContext } from './stageContext';

const Why = late(() => import('./Why'));

/** The answer to the reader's Why, while there is one to give. */
export function AskedWhy() {
  const { run, player } = useStageContext();
  if (!run || player.asked === null) return null;
  return <Why run={run} flow={player.asked} />;
}
