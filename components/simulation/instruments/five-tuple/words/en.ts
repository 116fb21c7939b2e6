import type { Algorithm } from '../../../describe/explain';

export const en = {
  legend: 'A flow of your own',
  fields: {
    src: 'Source address',
    sport: 'Source port',
    dst: 'Destination address',
    dport: 'Destination port',
    proto: 'Protocol',
  },
  expected: { address: 'an IPv4 address such as 192.0.2.1', port: 'a port from 0 to 65535' },
  problem: ({ field, expected, found }: { field: string; expected: string; found: string }) =>
    `${field}: expected ${expected}, found “${found}”.`,
  lastGood: ({ tuple }: { tuple: string }) => `Below is still ${tuple}, the last flow that could be read.`,
  order: 'Put in order',
  orderWhy:
    'Both directions of a connection must hash alike, so the smaller comes first. The kernel compares what a little-endian machine reads from the packet.',
  addresses: 'addresses',
  ports: 'ports',
  isSwapped: 'swapped',
  stays: 'stay as they are',
  policy0: 'Hash policy 0: ports and protocol are left out.',
  block: 'Written into 48 bytes',
  blockOf: 'The block that is hashed, as hexadecimal bytes',
  field: 'Field',
  offset: 'Byte',
  bytes: 'Bytes',
  sip: 'Hashed with SipHash-2-4',
  sipKey: ({ seed }: { seed: string }) => `The key is the seed ${seed} four times over.`,
  digest: 'digest, 64 bits',
  low: 'its low 32 bits (0 would become 1)',
  shift: 'Shifted right by one bit',
  hash: 'hash, 31 bits',
  choice: 'Compared',
  rule: {
    'hash-threshold': 'The first LB whose bound is not below the hash takes the flow.',
    'modulo-n': 'The remainder is the place in the list of live LBs.',
    resilient: 'The remainder names a bucket, and the bucket belongs to an LB.',
    hrw: 'Each live LB draws a number from hash and place; the highest takes the flow.',
  } satisfies Record<Algorithm, string>,
  compared: {
    'hash-threshold': 'last hash',
    'modulo-n': 'last remainder',
    resilient: '',
    hrw: 'draw',
  } satisfies Record<Algorithm, string>,
  division: ({ hash, by, remainder }: { hash: string; by: string; remainder: string }) =>
    `${hash} mod ${by} = ${remainder}`,
  nextHop: 'Next hop',
  chosen: 'chosen',
  candidates: ({ moment }: { moment: string }) => `The live next hops at ${moment}`,
  nobody: 'No LB is routed at this moment.',
  use: 'Put it into the run',
  useNote:
    'Your flow becomes flow 0; the flows open at this moment come with it, and the run starts again with these alone.',
  used: 'The run now begins with your flow. Open the table of flows below and ask why.',
};
