import { parentPort } from 'node:worker_threads';
import { measure } from '../../engine/metrics/measures';
import { simulate } from '../../engine/simulation/simulate';
import { answersOf, type Job } from './figures';
import { packed } from './packed';

/** A thread that makes runs: it is sent a job, and sends the answers back. */
parentPort!.on('message', (job: Job) => {
  parentPort!.postMessage(answersOf({ simulate, measure }, job).map(packed));
});
