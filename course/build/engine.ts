import { measure } from '../../engine/metrics/measures';
import { namedScenarios } from '../../engine/scenario/named';
import { simulate } from '../../engine/simulation/simulate';
import { models } from '../exercise/models';
import type { Engine } from './evaluator';

/** The real engine, as the checks see it. */
export const engine: Engine = { named: namedScenarios, simulate, measure, models };
