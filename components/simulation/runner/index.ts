export { type RunState, runScenario, useRun } from './useRun';
