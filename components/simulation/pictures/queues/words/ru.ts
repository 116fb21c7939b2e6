import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  rules: {
    'round-robin': 'по кругу, не глядя на очереди',
    'smooth-wrr': 'по кругу с весами, не глядя на очереди',
    random: 'наугад, не глядя на очереди',
    'least-request': 'менее занятого из выпавших',
    'full-scan': 'наименее занятого из всех',
    leastconn: 'наименее занятого из всех',
    'peak-ewma': 'кто из двух дешевле: задержка × свои вызовы',
    'grpc-wrr': 'по весам, о которых сообщают бэкенды',
    'ring-hash': 'по адресу клиента (кольцо)',
    'maglev-hash': 'по адресу клиента (Maglev)',
  },
  goesBy: { calls: 'свои вызовы', cost: 'цена, мс', weight: 'вес', nothing: 'LB не считают' },
  really: '● в работе ○ ждёт',
  all: ({ p50, p99 }) => `у клиентов: p50 ${p50}, p99 ${p99}`,
  p50: 'p50',
  p99: 'p99',
  noneYet: 'ответов ещё нет',

  backend: ({ name, what, held, waiting }) => `${name}: ${what}, на руках ${held}, из них ждут ${waiting}.`,
  rule: ({ rule }) => `LB выбирают ${rule}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    all: ({ p50, p99 }) => `клиенты: половина до ${p50}, 1 % — от ${p99}`,
    p50: '½',
    p99: '1 %',
    rules: {
      'peak-ewma': 'кто из двух быстрее и свободнее',
      'ring-hash': 'по адресу клиента',
      'maglev-hash': 'по адресу клиента',
    },
    goesBy: { cost: 'догадка' },
  },
};
