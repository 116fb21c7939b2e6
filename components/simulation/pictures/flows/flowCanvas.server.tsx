import type { FlowCanvasProps } from './ticksOf';

/** A canvas needs a browser: before that the line, the LBs and the counts stand alone. */
export function FlowCanvas(_props: FlowCanvasProps) {
  return null;
}
