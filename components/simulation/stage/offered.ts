import type { From } from '../../../course/schema/common';

/** The altitude from which a list of controls has any to offer; undefined: for everybody. */
export function earliest(offers: readonly { readonly from?: From }[]): From {
  return (['junior', 'middle', 'senior'] as const).find(
    (level) => offers.some(({ from }) => from === level) && offers.every(({ from }) => from !== undefined),
  );
}
