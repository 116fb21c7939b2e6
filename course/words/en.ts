import type { ValueWords } from '.';

export const en: ValueWords = {
  numerals: { decimal: '.', group: ',', minimumGroupingDigits: 1 },
  units: {
    '%': ({ number }) => `${number}%`,
    ms: ({ number }) => `${number}\u00a0ms`,
    s: ({ number }) => `${number}\u00a0s`,
    min: ({ number }) => `${number}\u00a0min`,
    h: ({ number }) => `${number}\u00a0h`,
    d: ({ number }) => `${number}\u00a0d`,
    B: ({ number }) => `${number}\u00a0B`,
    kB: ({ number }) => `${number}\u00a0kB`,
    KiB: ({ number }) => `${number}\u00a0KiB`,
    GiB: ({ number }) => `${number}\u00a0GiB`,
    USD: ({ number }) => `$${number}`,
    'USD/GB': ({ number }) => `$${number}/GB`,
    'USD/GiB': ({ number }) => `$${number}/GiB`,
    x: ({ number }) => `${number}×`,
    'per-second': ({ number }) => `${number}/s`,
  },
  never: 'never',
  lessThan: ({ value }) => `less\u00a0than\u00a0${value}`,
  overSeeds: ({ range }) => `${range} (twelve runs)`,
};
