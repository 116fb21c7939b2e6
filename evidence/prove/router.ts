import { EngineError } from '../../engine/errors';
import { choice, type InputOf, integer, integerOrNone, weights } from './field';

/** The group of next hops that a namespace is given. */
export const routerFields = {
  weights: weights(256, 16, [1, 1, 1]),
  buckets: integer(1, 1024, 32),
  /** The hop that goes, from 1; null while all live. */
  removed: integerOrNone(1, 16),
};

export const groupKind = choice(['hash-threshold', 'resilient']);

export type Router = InputOf<typeof routerFields> & { readonly kind: typeof groupKind.initial };

export const NAMESPACE = 'prove-ecmp';
export const DESTINATION = '203.0.113.10';
export const GROUP_ID = 100;

/** The address and the link of a next hop (from 0), as `ip route` prints them. */
export const hopText = (hop: number): string => `via 10.0.${hop + 1}.2 dev hop${hop + 1}`;

/** What `ip -batch` needs to build the links and the group: no packet leaves the namespace. */
export function routerBatch(router: Router): string[] {
  const { weights, removed, kind } = router;
  if (removed !== null && (removed > weights.length || weights.length === 1))
    throw new EngineError('removed', removed, 'one of several next hops');
  return [
    ...linkUp('in0', '192.0.2.1/24'),
    ...weights.flatMap((_, hop) => linkUp(`hop${hop + 1}`, `10.0.${hop + 1}.1/24`)),
    ...(kind === 'resilient' ? resilientGroup(router) : multipathRoute(router)),
  ];
}

function linkUp(name: string, address: string): string[] {
  return [
    `link add name ${name} type veth peer name ${name}-peer`,
    `address add ${address} dev ${name}`,
    `link set ${name} up`,
    `link set ${name}-peer up`,
  ];
}

function multipathRoute({ weights, removed }: Router): string[] {
  const hops = weights.map((weight, hop) => `nexthop ${hopText(hop)} weight ${weight}`);
  const route = `route add 203.0.113.0/24 ${hops.join(' ')}`;
  return removed === null ? [route] : [route, `link set hop${removed} down`];
}

function resilientGroup({ weights, buckets, removed }: Router): string[] {
  const group = [
    ...weights.map((_, hop) => `nexthop add id ${hop + 1} ${hopText(hop)}`),
    `nexthop add id ${GROUP_ID} group ${weights.map((weight, hop) => `${hop + 1},${weight}`).join('/')} type resilient buckets ${buckets}`,
    `route add 203.0.113.0/24 nhid ${GROUP_ID}`,
  ];
  return removed === null ? group : [...group, `nexthop del id ${removed}`];
}

/** Lines for `ip -batch` in the namespace, as a shell takes them. */
export function batch(lines: readonly string[]): string {
  return [`ip -n ${NAMESPACE} -batch - <<'END'`, ...lines, 'END'].join('\n');
}

export const createNamespace = `ip netns add ${NAMESPACE}`;
export const deleteNamespace = `ip netns del ${NAMESPACE}`;
