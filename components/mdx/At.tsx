import type { ReactNode } from 'react';
import { layerData, type Shown } from '../altitude/layers';

/** Words within a line that some altitudes read and others do not: in a caption, a question, an option, a sentence. */
export function At({ children, ...shown }: Shown & { children?: ReactNode }) {
  return <span {...layerData(shown)}>{children}</span>;
}
