import type { EcmpAlgorithm } from '../../../engine/ecmp/algorithms';
import { type FiveTuple, PROTOCOL, parseIpv4 } from '../../../engine/ecmp/flow';
import { createGroup } from '../../../engine/ecmp/group';
import { hashThresholdBounds, selectByThreshold } from '../../../engine/ecmp/hashThreshold';
import { linuxFlowHash } from '../../../engine/ecmp/linux';
import { remapShare } from '../../../engine/ecmp/remap';
import { createResilientGroup, type ResilientHop, replaceHops, touchBucket } from '../../../engine/ecmp/resilient';
import type { Kind } from '../kind';

interface KernelInput {
  readonly seed: number;
  readonly hashPolicy: 0 | 1;
  readonly weights: readonly number[];
  readonly flows: readonly {
    readonly src: string;
    readonly dst: string;
    readonly proto: keyof typeof PROTOCOL;
    readonly sport: number;
    readonly dport: number;
  }[];
  readonly resilientBuckets?: number;
  readonly removed?: number;
}

const kernel: Kind<KernelInput> = {
  evaluate({ seed, hashPolicy, weights, flows, resilientBuckets, removed }) {
    const algorithm = resilientBuckets === undefined ? 'hash-threshold' : 'resilient';
    const group = createGroup({ algorithm, weights, buckets: resilientBuckets });
    const hashes = flows.map((flow) => linuxFlowHash(fiveTuple(flow), { seed, policy: hashPolicy }));
    const nextHop = hashes.map(group.select);
    if (removed === undefined) return { nextHop, bucketTable: group.buckets };
    const after = group.without(removed);
    const nextHopAfter = hashes.map(after.select);
    const moved = nextHop.filter((hop, index) => hop !== nextHopAfter[index]);
    return {
      nextHop,
      nextHopAfter,
      bucketTable: group.buckets,
      bucketTableAfter: after.buckets,
      moved: moved.length,
      movedNeedlessly: moved.filter((hop) => hop !== removed).length,
    };
  },
};

function fiveTuple({ src, dst, proto, sport, dport }: KernelInput['flows'][number]): FiveTuple {
  return {
    srcAddr: parseIpv4(src),
    dstAddr: parseIpv4(dst),
    protocol: PROTOCOL[proto],
    srcPort: sport,
    dstPort: dport,
  };
}

interface ThresholdInput {
  readonly weights: readonly number[];
  readonly dead: readonly number[];
  readonly hashes: readonly number[];
}

const hashThreshold: Kind<ThresholdInput> = {
  evaluate({ weights, dead, hashes }) {
    const upperBounds = hashThresholdBounds(weights, new Set(dead));
    return { upperBounds, selected: hashes.map((hash) => selectByThreshold(upperBounds, hash)) };
  },
};

interface HopList {
  readonly ids: readonly number[];
  readonly weights: readonly number[];
}

interface ResilientInput extends HopList {
  readonly buckets: number;
  readonly steps: readonly (HopList & { readonly busyBuckets?: readonly number[] })[];
}

const resilient: Kind<ResilientInput> = {
  evaluate({ ids, weights, buckets, steps }) {
    const first = createResilientGroup(hopList({ ids, weights }), { buckets });
    let group = first;
    const answers = steps.map((step) => {
      for (const bucket of step.busyBuckets ?? []) touchBucket(group, bucket, 0);
      const migration = replaceHops(group, hopList(step), 0);
      group = migration.group;
      return { wants: group.wants, buckets: group.buckets, migrated: migration.migrated };
    });
    return { wants: first.wants, initial: first.buckets, steps: answers };
  },
};

function hopList({ ids, weights }: HopList): ResilientHop[] {
  return ids.map((id, index) => ({ id, weight: weights[index]! }));
}

interface RemapInput {
  readonly algorithm: 'modulo-N' | Exclude<EcmpAlgorithm, 'modulo-n'>;
  readonly operation: 'remove' | 'add';
  readonly nextHops: number;
  readonly position?: number;
}

const remap: Kind<RemapInput> = {
  evaluate(input) {
    const algorithm = input.algorithm === 'modulo-N' ? 'modulo-n' : input.algorithm;
    const { remapped, collateral } = remapShare({ ...input, algorithm });
    return { fractionRemapped: remapped, collateral };
  },
};

export const ecmpKinds: Readonly<Record<string, Kind>> = {
  'ecmp-linux-kernel': kernel,
  'linux-hash-threshold': hashThreshold,
  'linux-resilient-nexthop': resilient,
  'ecmp-remap': remap,
};
