import { compareScheme, SCHEMES, type SchemeFigures } from '../../../../engine/maglev/schemes';

/** Tables of one size, and which backend goes. */
export interface SchemesRequest {
  readonly tableSize: number;
  readonly backends: number;
  readonly gone: number;
}

const scope = self as unknown as {
  onmessage: ((event: MessageEvent<SchemesRequest>) => void) | null;
  postMessage(figures: SchemeFigures): void;
};

/** Each scheme is sent as it is done. Whoever asks for something else ends this worker. */
scope.onmessage = ({ data: { tableSize, backends, gone } }) => {
  for (const scheme of SCHEMES) scope.postMessage(compareScheme(scheme, tableSize, backends, gone));
};
