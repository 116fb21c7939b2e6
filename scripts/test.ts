import { buildStage, checkStages, e2eStage, runStages, vectorStage } from './stages';
import { draw } from './turns';

/** `npm test`: all checks, the ground truth, and the built site in a browser; what is too long for each time takes turns. */
console.log(`what is too long to try each time takes turns: ${draw()}`);
process.exitCode = await runStages([...checkStages, vectorStage, buildStage, e2eStage]);
