import type { ExerciseSpec } from './lesson';

/** What a component of a lesson's text takes, and where it may stand. */
export interface ComponentRule {
  /** Attributes that must be there. */
  readonly required: readonly string[];
  readonly optional: readonly string[];
  /** The components it may stand directly in (layers aside); none named: anywhere. */
  readonly within: readonly string[];
}

const rule = (required: string[] = [], optional: string[] = [], within: string[] = []): ComponentRule => ({
  required,
  optional,
  within,
});

/** Which altitudes read it. */
const LAYER = ['from', 'until', 'only'];

/** The component that tells an exercise of each kind. */
export const exerciseComponents = {
  match: 'Match',
  order: 'Order',
  tune: 'Tune',
} as const satisfies Readonly<Record<ExerciseSpec['kind'], string>>;

const EXERCISES = Object.values(exerciseComponents);

/** The one list of components that a lesson's .mdx may use; `components/mdx/components.tsx` draws each of them. */
export const componentRules = {
  /** `plain`: its title at Zero. */
  Stop: rule(['id', 'title'], ['plain']),
  /** A layer of whole paragraphs, and one within a line. */
  Altitude: rule([], LAYER),
  At: rule([], LAYER),
  Claim: rule(['id'], ['format']),
  Fact: rule(['id']),
  Term: rule(['id']),
  Cite: rule(['id']),
  NumbersTable: rule(),
  Row: rule(['id'], [], ['NumbersTable']),
  Quoted: rule([], [], ['Row']),
  Condition: rule([], [], ['Row']),
  Gives: rule([], [], ['Row']),
  Config: rule(['id']),
  Outage: rule(['id', 'title', 'system']),
  Replayed: rule([], [], ['Outage']),
  LeftOut: rule([], [], ['Outage']),
  Sources: rule(),
  Connected: rule(),
  Simulation: rule(['id']),
  Caption: rule([], [], ['Simulation']),
  Prediction: rule([], LAYER, ['Simulation']),
  Reason: rule([], LAYER, ['Simulation']),
  Wrong: rule(['id'], LAYER, ['Simulation']),
  /** `plain`: its label at Zero. */
  Switch: rule(['id'], ['label', 'plain'], ['Simulation', 'Picker', 'Tune']),
  Choice: rule(['id'], [], ['Switch']),
  Knob: rule(['id'], [], ['Simulation', 'Tune']),
  Trace: rule(),
  Step: rule(['id'], [], ['Trace']),
  Picker: rule(),
  Candidate: rule(['id', 'title'], ['plain'], ['Picker']),
  Quiz: rule(),
  Recall: rule(),
  Card: rule(['id'], [], ['Recall']),
  Item: rule([], [], ['Card']),
  Match: rule(['id']),
  Bin: rule(['id'], [], ['Match']),
  Order: rule(['id']),
  Tune: rule(['id']),
  Goal: rule(['id'], [], ['Tune']),
  Question: rule([], [], ['Step', 'Card', 'Item', 'Picker', ...EXERCISES]),
  Variant: rule(['id'], [], ['Step', 'Item', ...EXERCISES]),
  Option: rule(['id'], [], ['Step', 'Item', 'Match', 'Order']),
  /** `bin`: to a thing that was put into that bin, where a misconception leads there. */
  Feedback: rule(['option'], ['bin'], ['Step', 'Item', 'Picker', ...EXERCISES]),
  /** The world in which a wrong option would be right, and how a compared run differs: a sentence each. */
  World: rule(['option'], [], ['Step', 'Item']),
  Compared: rule([], [], ['Step', 'Item']),
  Explanation: rule([], [], ['Step', 'Item', ...EXERCISES]),
  Answer: rule([], [], ['Card']),
} as const satisfies Record<string, ComponentRule>;

export type ComponentName = keyof typeof componentRules;

/** Plain HTML that Markdown has no sign for. */
export const plainElements: readonly string[] = ['abbr', 'br', 'kbd', 'sub', 'sup'];
