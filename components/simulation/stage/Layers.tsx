import type { ToldLayer } from './told';
import '../../prose/altitudes.css';

/** A text of an author in the layers that the reader's altitude shows, as CSS does with the rest of the page. */
export function Layers({ of }: { of: readonly ToldLayer[] }) {
  return of.map(({ from, only, text }, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the author's, in the order of the text
    <div key={index} data-from={from} data-only={only}>
      {text}
    </div>
  ));
}
