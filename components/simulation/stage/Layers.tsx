import { layerData } from '../../altitude/layers';
import type { ToldLayer } from './told';

/** A text of an author in the layers that the reader's altitude shows, as CSS does with the rest of the page. */
export function Layers({ of }: { of: readonly ToldLayer[] }) {
  return of.map(({ text, ...shown }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the author's, in the order of the text
    <div key={index} {...layerData(shown)}>
      {text}
    </div>
  ));
}
