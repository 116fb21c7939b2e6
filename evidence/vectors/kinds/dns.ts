import {
  dnsFailover,
  misdirectedRequests,
  staleAtResolver,
  staleFraction,
  staleFractionWithViolators,
} from '../../../engine/dns/stale';
import type { Kind } from '../kind';

type DnsCase =
  | { op: 'stale'; t: number; ttl: number }
  | { op: 'stale-violators'; t: number; ttl: number; violatorShare: number; violatorTtl: number }
  | { op: 'stale-poisson'; t: number; ttl: number; resolverQueryRate: number }
  | { op: 'misdirected'; records: number; ttl: number; requestRate: number }
  | { op: 'mean-outage'; detectionSeconds: number; ttl: number; records: number };

const dnsStale: Kind<DnsCase> = {
  evaluate(input) {
    switch (input.op) {
      case 'stale':
        return { staleFraction: staleFraction(input.t, input.ttl) };
      case 'stale-violators': {
        const { t, ttl, violatorShare, violatorTtl } = input;
        const stale = staleFractionWithViolators({ elapsedS: t, ttlS: ttl, violatorShare, violatorTtlS: violatorTtl });
        return { staleFraction: stale };
      }
      case 'stale-poisson': {
        const { cachedAtRemoval, stale } = staleAtResolver(input.t, input.ttl, input.resolverQueryRate);
        return { probEntryCachedAtRemoval: cachedAtRemoval, staleFraction: stale };
      }
      case 'misdirected':
        return { misdirectedRequests: misdirectedRequests(input.records, input.ttl, input.requestRate) };
      case 'mean-outage': {
        const { detectionSeconds, ttl, records } = input;
        const outage = dnsFailover({ detectionS: detectionSeconds, ttlS: ttl, records });
        return {
          worstOutageSeconds: outage.worstOutageS,
          meanStaleSeconds: outage.meanOutageS,
          affectedClientShare: outage.affectedClientShare,
        };
      }
    }
  },
};

export const dnsKinds: Record<string, Kind> = { 'dns-stale': dnsStale };
