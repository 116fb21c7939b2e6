import { buildStage, checkStages, e2eStage, runStages, vectorStage } from './stages';

/** `npm test`: all checks, the ground truth, and the built site in a browser. */
process.exitCode = await runStages([...checkStages, vectorStage, buildStage, e2eStage]);
