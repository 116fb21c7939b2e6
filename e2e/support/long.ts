import { isTurn } from '../../scripts/turns';

export { drawn } from '../../scripts/turns';

/** Where there is time everything is tried, and also what is tagged so. */
export const isLong = process.env.LONG === '1';

/** The tag of a test that does again, in another way, what others do, or takes long. */
export const long = { tag: '@long' };

/**
 * For a test that is tried at one run in eight. At every run are tried: what a learner has done is kept, and one way through
 * each thing that a learner does.
 */
export const turn = (mine: 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7) => (isTurn(mine, 8) ? {} : long);
