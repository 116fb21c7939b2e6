import { plural, type WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  hashSpace: 'пространство хешей, от 0 до 2³¹ − 1',
  buckets: ({ count }) => `${count} ${plural('ru', count, { one: 'бакет', few: 'бакета', other: 'бакетов' })}`,
  moduloOf: ({ count }) => `хеш mod ${count}`,
  hrwEach: 'каждый поток сам ранжирует LB по хешу',
};
