import fc from 'fast-check';

/** How many random cases a property gets, `npm run test:long` asks for more; and whether one that fails is made smaller. */
const runs = Number(process.env.FAST_CHECK_RUNS);
if (runs > 0) fc.configureGlobal({ numRuns: runs, endOnFailure: process.env.FAST_CHECK_SHRINKS === 'no' });
