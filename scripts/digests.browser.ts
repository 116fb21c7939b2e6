import type { Scenario } from '../engine/scenario/schema';
import { runDigest } from '../engine/simulation/digest';
import { simulate } from '../engine/simulation/simulate';

/*
 * The same digests in a browser: the script answers in the page (`digestOf`) and, loaded as a worker, by message.
 */
const digestOf = (scenario: Scenario) => runDigest(simulate(scenario));

if (typeof document === 'undefined') {
  self.onmessage = ({ data }: MessageEvent<Scenario>) => self.postMessage(digestOf(data));
} else Object.assign(window, { digestOf });
