import { EngineError } from '../errors';

/** How a router may pick one of its equal next hops. */
export const ECMP_ALGORITHMS = ['hash-threshold', 'modulo-n', 'resilient', 'hrw'] as const;
export type EcmpAlgorithm = (typeof ECMP_ALGORITHMS)[number];

/** Throws unless the algorithm is one of them. */
export function requireAlgorithm(algorithm: EcmpAlgorithm): void {
  if (!ECMP_ALGORITHMS.includes(algorithm))
    throw new EngineError('algorithm', algorithm, `one of ${ECMP_ALGORITHMS.join(', ')}`);
}
