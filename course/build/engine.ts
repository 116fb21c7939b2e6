import { measure } from '../../engine/metrics/measures';
import { namedScenarios } from '../../engine/scenario/named';
import { simulate } from '../../engine/simulation/simulate';
import type { Engine } from './evaluator';
import { models } from './models';

/** The real engine, as the checks see it. */
export const engine: Engine = { named: namedScenarios, simulate, measure, models };
