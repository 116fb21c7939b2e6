import { Said } from '../../altitude/Said';
import { inBoth } from '../../words/manner';
import type { Strike } from '../breaking';
import { faultText } from '../names';
import { useWords } from './stageContext';

/** A fault as a button says it, plainly at Zero. */
export function FaultName({ of }: { of: Strike }) {
  const words = useWords();
  return <Said as="span" of={inBoth((manner) => faultText(of, manner(words)))} />;
}
