import { checkStages, runStages } from './stages';

/** `npm run check`: types, lint, what nothing uses, import arrows, docstrings, content, units. */
process.exitCode = await runStages(checkStages);
