import type { WordsOf } from '../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  title: 'Поиск по курсу',
  field: 'Что искать',
  hint: 'Уроки, симуляции, термины и факты. Английские термины тоже находятся.',
  loading: 'Загружаем указатель…',
  failed: 'Указатель не загрузился. Продолжайте печатать — запросим ещё раз.',
  none: 'Ничего не нашлось. Попробуйте меньше слов или другое название.',
  found: ({ count }) => `Найдено: ${count}`,
  results: 'Что нашлось',
  close: 'Закрыть',
  kinds: { passage: 'Урок', simulation: 'Симуляция', term: 'Термин', fact: 'Факт', limit: 'Упрощение' },
};
