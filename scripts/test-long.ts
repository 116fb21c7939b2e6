import { runStages, vectorStage } from './stages';

/** `npm run test:long`: what takes minutes. Every expected value of the ground truth made wrong once must be noticed. */
process.exitCode = await runStages([
  { name: 'flipped ground truth', command: [...vectorStage.command, '--flip'] },
  {
    name: 'units with 100 times the random cases',
    command: ['npx', 'vitest', 'run'],
    env: { FAST_CHECK_RUNS: '10000' },
  },
]);
