export type { RunScenario } from './runner';
export { type RunState, runScenario, useRun } from './useRun';
