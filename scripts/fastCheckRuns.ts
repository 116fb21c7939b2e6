import fc from 'fast-check';

/** How many random cases a property gets, `npm run test:long` asks for more; and whether one that fails is made smaller. */
const { FAST_CHECK_RUNS: runs, FAST_CHECK_SHRINKS: shrinks } = process.env;
fc.configureGlobal({ ...(runs && { numRuns: Number(runs) }), endOnFailure: shrinks === 'no' });
