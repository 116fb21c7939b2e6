import { plural } from '../../../../words';

export const en = {
  hashSpace: 'hash of the connection',
  buckets: ({ count }: { count: number }) => `${count} ${plural('en', count, { one: 'bucket', other: 'buckets' })}`,
  moduloOf: ({ count }: { count: number }) => `hash mod ${count}`,
  hrwEach: 'no bounds: each connection ranks the LBs',
  oneOwner: 'no hashing: one LB has them all',
  boundsBefore: '┆ before',
  changed: '▬ changed hands',
  slowed: 'slowed down: a router changes at once',
  owns: ({ lb, share }: { lb: string; share: string }) => `${lb} owns ${share} of the line`,
  /** A connection that was moved, in the record. */
  left: ({ lb, to }: { lb: string; to: string }) => `from ${lb} to ${to}`,
  hash: ({ hash }: { hash: string }) => `hash ${hash}`,
  recorded: ({ name, count, share }: { name: string; count: number; share: string }) =>
    share === '' ? `${name}: ${count}` : `${name}: ${count} here, ${share} of all open`,
  movedOfAll: ({ share, isOnly }: { share: string; isOnly: boolean }) =>
    isOnly ? `moved: ${share} of all open` : `first change: ${share} moved`,
  under: ({ at, lb, was }: { at: string; lb: string; was: string }) =>
    [`at ${at}`, lb, was && `before ${was}`].filter(Boolean).join(': '),
  told: {
    bounds: ({ list }: { list: string }) => `The router gives hashes to: ${list}.`,
    changed: ({ before, changed, needless }: { before: string; changed: string; needless: string }) =>
      `Before the last change it was: ${before}. ${changed} of the hashes changed hands, ${needless} without need.`,
    movedOfAll: ({ share }: { share: string }) => `The first failure moved ${share} of all that were open.`,
    record: ({ moved, needless }: { moved: number; needless: number }) =>
      `Moved so far: ${moved} away from an LB that was gone, ${needless} away from one that was not.`,
  },

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    hashSpace: 'number of the client',
    buckets: ({ count }: { count: number }) => `the numbers in ${count} small parts`,
    moduloOf: ({ count }: { count: number }) => `what is left of the number, divided by ${count}`,
    oneOwner: 'one LB has them all',
    told: {
      bounds: ({ list }: { list: string }) =>
        `The router goes by each client’s number. The numbers are shared out: ${list}.`,
      changed: ({ before, changed, needless }: { before: string; changed: string; needless: string }) =>
        `Before the last change it was: ${before}. ${changed} of the numbers changed hands, ${needless} without need.`,
    },
  },
};
