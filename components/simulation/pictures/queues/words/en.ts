import type { BalanceKind } from '../../../../../engine/balance/kinds';
import type { BeliefKind } from '../../../../../engine/story/queues';

export const en = {
  /** By what an LB chooses. */
  rules: {
    'round-robin': 'in turn, whatever the lines',
    'smooth-wrr': 'in turn by weight, whatever the lines',
    random: 'by lot, whatever the lines',
    'least-request': 'the less busy of those drawn',
    'full-scan': 'the least busy of all',
    leastconn: 'the least busy of all',
    'peak-ewma': 'the cheaper of two: slowness × own calls',
    'grpc-wrr': 'by weights that backends report',
    'ring-hash': 'by the client’s address (ring)',
    'maglev-hash': 'by the client’s address (Maglev)',
  } satisfies Record<BalanceKind, string>,
  goesBy: {
    calls: 'own calls',
    cost: 'cost, ms',
    weight: 'weight',
    nothing: 'LBs count nothing',
  } satisfies Record<NonNullable<BeliefKind> | 'nothing', string>,
  really: '● served ○ waiting',
  all: ({ p50, p99 }: { p50: string; p99: string }) => `at the clients: p50 ${p50}, p99 ${p99}`,
  p50: 'p50',
  p99: 'p99',
  noneYet: 'no answers yet',

  backend: ({ name, what, held, waiting }: { name: string; what: string; held: number; waiting: number }) =>
    `${name}: ${what}, ${held} in hand, ${waiting} of them waiting.`,
  rule: ({ rule }: { rule: string }) => `The LBs choose ${rule}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    all: ({ p50, p99 }: { p50: string; p99: string }) => `clients: half within ${p50}, slowest 1% over ${p99}`,
    p50: 'half',
    p99: '1%',
    rules: {
      'peak-ewma': 'the one of two who is quicker and less busy',
      'ring-hash': 'by the client’s address',
      'maglev-hash': 'by the client’s address',
    },
    goesBy: { cost: 'its guess' },
  },
};
