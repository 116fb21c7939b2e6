import type { ComponentType } from 'react';
import type { IslandName } from '../shell/Island';
import type { StageProps } from '../simulation/Stage';

/** Brings the component of an island, ready to be drawn with these props. */
type Load = (props: never) => Promise<{ default: ComponentType<never> }>;

/** Every island's script, each a chunk of its own. The component that writes an island's HTML gives it the same props. */
export const registry: Readonly<Record<IslandName, Load>> = {
  calibration: () => import('../progress/Calibration'),
  lab: () => import('../lab/Lab'),
  lessons: () => import('../progress/Lessons'),
  picker: () => import('../picker/PickerExercise'),
  predictions: () => import('../progress/PredictionsTable'),
  'progress-file': () => import('../progress/ProgressFile'),
  prove: () => import('../evidence/ProveUsWrong'),
  recall: () => import('../exercise/RecallExercise'),
  settings: () => import('../progress/Settings'),
  simulation: async ({ spec }: StageProps) => (await import('../simulation/Stage')).prepared(spec.scenario),
  trace: () => import('../exercise/TraceExercise'),
};
