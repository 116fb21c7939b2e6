import type { FAULTS, FaultKind } from '../scenario/faultKinds';
import type { Fault } from '../scenario/schema';

/** Kinds that make a backend ill: at once, or as what they are made of. */
type IllnessKind = {
  [K in FaultKind]: (typeof FAULTS)[K] extends { target: 'backend'; effects: 'made-of' | { isIllness: true } }
    ? K
    : never;
}[FaultKind];

/** A fault that makes a backend ill. */
export type Illness = Fault & { readonly kind: IllnessKind };
