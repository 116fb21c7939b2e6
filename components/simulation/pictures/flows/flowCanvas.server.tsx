import type { FlowCanvasProps } from './flowGrid';

/** A canvas needs a browser: before that the LBs and the counts stand alone. */
export function FlowCanvas(_props: FlowCanvasProps) {
  return null;
}
