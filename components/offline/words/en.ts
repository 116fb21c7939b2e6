type Sizes = { all: string; kept: string };

/** Every word of what keeps the course on the device, in English; the other languages have this shape. */
export const en = {
  title: 'Without a network',
  intro:
    'After the first visit your browser fetches the whole course in your language while nothing else is going on. Then all of it works without a network: text, simulations, the lab. Installed by the browser’s menu it has an icon of its own.',
  size: ({ megabytes }: { megabytes: string }) => `${megabytes} MB`,
  standings: {
    unknown: (_: Sizes) => 'Asking the browser…',
    refused: (_: Sizes) =>
      'This browser keeps no pages here: over plain HTTP and in some private windows it may not. The course is read over the network.',
    off: (_: Sizes) => 'Nothing of the course is kept on this device.',
    dropped: (_: Sizes) => 'Whoever hosts this copy of the course has it read over the network only.',
    full: ({ all }: Sizes) =>
      `This device has no room for ${all}. What had been fetched is gone again; your progress was not touched.`,
    partly: ({ all, kept }: Sizes) =>
      `${kept} of ${all} are on this device: what you have read, and what has come so far.`,
    fetching: ({ all, kept }: Sizes) => `${kept} of ${all} are on this device; the rest is on its way.`,
    kept: ({ all }: Sizes) => `The whole course in English is on this device: ${all} were fetched.`,
  },
  newer: {
    ready: 'A newer edition of the course is on this device.',
    read: 'Read it',
    later: 'Later',
  },
  fetch: 'Fetch the whole course',
  drop: 'Keep nothing of it here',
};
