import type { View } from '../../../../engine/story/view';

/** Where the grid of flows lies in its picture, in the picture's units. */
export interface FlowGrid {
  readonly pictureHeight: number;
  readonly top: number;
  readonly columns: number;
  readonly rows: number;
  readonly cell: number;
  /** Where each LB stands: what its flows travel from. */
  readonly lbs: readonly { readonly x: number; readonly y: number }[];
}

export interface FlowCanvasProps {
  readonly view: View;
  readonly grid: FlowGrid;
  readonly onFlow?: ((id: number) => void) | undefined;
}
