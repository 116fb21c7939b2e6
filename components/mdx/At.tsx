import type { ReactNode } from 'react';
import type { Layer } from '../../course/altitude';
import { layerData } from '../altitude/layers';

/** Words within a line that some altitudes read and others do not: in a caption, a question, an option, a sentence. */
export function At({ children, ...shown }: Layer & { children?: ReactNode }) {
  return <span {...layerData(shown)}>{children}</span>;
}
