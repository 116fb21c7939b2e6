export const en = {
  resolvers: ({ name }: { name: string }) => `resolvers: ● name ${name}, ○ no longer; ■ □ overstay the TTL`,
  noResolvers: 'one address for both sites: no resolver has anything to forget',
  sentToDead: ({ name }: { name: string }) => `of the new connections, sent to ${name}`,
  recordChanged: 'record changed',

  sent: ({ share, name }: { share: string; name: string }) =>
    `Of the latest new connections ${share} were sent to ${name}.`,
  changed: ({ time, expected }: { time: string; expected: string }) =>
    `The record was changed ${time} ago; by their TTLs ${expected} of the resolvers still have the old one.`,
};
