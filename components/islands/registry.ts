import type { ComponentType } from 'react';
import type { IslandName } from '../shell/Island';

/** An island's script: its component, and what must be at hand before it is drawn. */
interface IslandModule {
  readonly default: ComponentType<never>;
  readonly prepare?: (props: never) => Promise<void>;
}

/** Every island's script, each a chunk of its own. The component that writes an island's HTML gives it the same props. */
export const registry: Readonly<Record<IslandName, () => Promise<IslandModule>>> = {
  calibration: () => import('../progress/Calibration'),
  'cards-file': () => import('../review/CardsFile'),
  forecast: () => import('../review/Forecast'),
  group: () => import('../progress/group/Group'),
  lab: () => import('../lab/Lab'),
  lessons: () => import('../progress/Lessons'),
  match: () => import('../exercise/match/MatchExercise'),
  offline: () => import('../offline/Offline'),
  order: () => import('../exercise/order/OrderExercise'),
  picker: () => import('../picker/PickerExercise'),
  predictions: () => import('../progress/PredictionsTable'),
  'progress-file': () => import('../progress/ProgressFile'),
  prove: () => import('../evidence/ProveUsWrong'),
  queue: () => import('../review/Queue'),
  quiz: () => import('../quiz/QuizExercise'),
  recall: () => import('../exercise/RecallExercise'),
  settings: () => import('../progress/Settings'),
  simulation: () => import('../simulation/Stage'),
  trace: () => import('../exercise/TraceExercise'),
  tune: () => import('../exercise/tune/TuneExercise'),
  'weak-spots': () => import('../review/WeakSpots'),
};
