import type { Scenario } from '../../engine/scenario/schema';

/** Of the shape of a scenario; while it is being built it may break any rule of one. */
export type Draft = Scenario;

export type Side = 'a' | 'b';

/** What stands on the bench: one scenario, or two to compare. */
export interface Bench {
  readonly a: Draft;
  readonly b: Draft | null;
  /** The side that tables and forms change. */
  readonly edited: Side;
}

export interface Lab {
  readonly bench: Bench;
  readonly past: readonly Bench[];
  readonly future: readonly Bench[];
}

export type LabAction =
  /** The edited side becomes this. */
  | { readonly type: 'edit'; readonly draft: Draft }
  /** Both sides anew, as a link or a fresh start gives them. */
  | { readonly type: 'open'; readonly a: Draft; readonly b: Draft | null }
  /** A copy of the edited side becomes B, to be changed. */
  | { readonly type: 'branch' }
  /** The edited side stays, alone. */
  | { readonly type: 'keep' }
  | { readonly type: 'side'; readonly side: Side }
  | { readonly type: 'undo' }
  | { readonly type: 'redo' };

export const newLab = ({ a, b = null }: { readonly a: Draft; readonly b?: Draft | null | undefined }): Lab => ({
  ...{ bench: { a, b, edited: 'a' }, past: [], future: [] },
});

/** The draft of the edited side. */
export const editedOf = ({ a, b, edited }: Bench): Draft => (edited === 'b' && b ? b : a);

/** The lab after an action. Whatever changes a scenario can be undone; choosing a side changes none. */
export function reduceLab(lab: Lab, action: LabAction): Lab {
  const { bench, past, future } = lab;
  switch (action.type) {
    case 'edit':
      return isEqual(action.draft, editedOf(bench)) ? lab : step(lab, { ...bench, [bench.edited]: action.draft });
    case 'open':
      return isEqual(action.a, bench.a) && isEqual(action.b, bench.b)
        ? lab
        : step(lab, { a: action.a, b: action.b, edited: 'a' });
    case 'branch':
      return step(lab, { a: editedOf(bench), b: editedOf(bench), edited: 'b' });
    case 'keep':
      return step(lab, { a: editedOf(bench), b: null, edited: 'a' });
    case 'side':
      return { ...lab, bench: { ...bench, edited: bench.b ? action.side : 'a' } };
    case 'undo': {
      const before = past.at(-1);
      return before ? { bench: before, past: past.slice(0, -1), future: [bench, ...future] } : lab;
    }
    case 'redo': {
      const [next, ...rest] = future;
      return next ? { bench: next, past: [...past, bench], future: rest } : lab;
    }
  }
}

/** Steps kept: each is a scenario, and most of it is shared with its neighbours. */
const MOST_STEPS = 200;

function step({ bench, past }: Lab, next: Bench): Lab {
  return { bench: next, past: [...past, bench].slice(-MOST_STEPS), future: [] };
}

const isEqual = (one: Draft | null, other: Draft | null) =>
  one === other || JSON.stringify(one) === JSON.stringify(other);
