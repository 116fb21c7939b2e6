import type { Kind } from '../kind';
import { balanceKinds } from './balance';
import { detectionKinds } from './detection';
import { dnsKinds } from './dns';
import { ecmpKinds } from './ecmp';
import { hashKinds } from './hash';
import { healthKinds } from './health';
import { maglevKinds } from './maglev';
import { metricsKinds } from './metrics';
import { queuesKinds } from './queues';
import { resilienceKinds } from './resilience';
import { ringKinds } from './rings';
import { tlsKinds } from './tls';
import { zonesKinds } from './zones';

/** Every kind of ground truth the engine answers; each family of kinds adds its record on a line of its own. */
export const kinds: Readonly<Record<string, Kind>> = {
  ...ecmpKinds,
  ...hashKinds,
  ...detectionKinds,
  ...maglevKinds,
  ...metricsKinds,
  ...queuesKinds,
  ...ringKinds,
  ...tlsKinds,
  ...zonesKinds,
  ...dnsKinds,
  ...healthKinds,
  ...resilienceKinds,
  ...balanceKinds,
};
