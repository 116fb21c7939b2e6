import type { ValueWords } from '.';

export const ru: ValueWords = {
  // CLDR groups from 1,000 on; Russian typography leaves four digits together.
  numerals: { decimal: ',', group: '\u00a0', minimumGroupingDigits: 2 },
  units: {
    '%': ({ number }) => `${number}\u00a0%`,
    ms: ({ number }) => `${number}\u00a0мс`,
    s: ({ number }) => `${number}\u00a0с`,
    min: ({ number }) => `${number}\u00a0мин`,
    h: ({ number }) => `${number}\u00a0ч`,
    d: ({ number }) => `${number}\u00a0сут`,
    B: ({ number }) => `${number}\u00a0Б`,
    kB: ({ number }) => `${number}\u00a0кБ`,
    KiB: ({ number }) => `${number}\u00a0КиБ`,
    GiB: ({ number }) => `${number}\u00a0ГиБ`,
    USD: ({ number }) => `${number}\u00a0$`,
    'USD/GB': ({ number }) => `${number}\u00a0$/ГБ`,
    'USD/GiB': ({ number }) => `${number}\u00a0$/ГиБ`,
    x: ({ number }) => `${number}×`,
    'per-second': ({ number }) => `${number}/с`,
  },
  never: 'никогда',
  lessThan: ({ value }) => `меньше\u00a0${value}`,
  overSeeds: ({ range }) => `${range} (двенадцать прогонов)`,
};
