import { checkStages, runStages } from './stages';

/** `npm run check`: types, lint, import arrows, docstrings, content, units. */
process.exitCode = await runStages(checkStages);
