import { buckets } from './buckets';
import { envoyHosts } from './envoyHosts';
import { nextHops } from './nextHops';
import { type Proof, proofOf } from './proof';
import { retries } from './retries';
import { silence } from './silence';
import { tickets } from './tickets';

/** Every comparison with a real system, by name, in the order in which a page offers them. */
export const proofs = {
  nextHops: proofOf(nextHops),
  buckets: proofOf(buckets),
  envoyHosts: proofOf(envoyHosts),
  silence: proofOf(silence),
  tickets: proofOf(tickets),
  retries: proofOf(retries),
} as const satisfies Readonly<Record<string, Proof>>;

export type ProofName = keyof typeof proofs;
