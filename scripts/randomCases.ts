import fc from 'fast-check';

/** How many random cases a property is tried on: FAST_CHECK_RUNS, or a hundred. A property that says a number keeps it. */
fc.configureGlobal({ numRuns: Number(process.env.FAST_CHECK_RUNS ?? 100) });
