import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  record: { vips: 'за именем — площадка рядом с клиентом', backends: 'за именем — бэкенды, без LB посередине' },
  oneAddress: ({ vip }) => `за именем один адрес, ${vip}`,
  isNamed: 'в записи',
  isNotNamed: 'не в записи',
  resolvers: 'резолверы: остаток TTL · ✕ мёртвый · □ дольше',
  noResolvers: 'адрес один: забывать резолверам нечего',
  clients: 'новые соединения: ● дошло · ✕ на мёртвого',
  sentToDead: ({ name }) => `из новых соединений отправлено на ${name}`,
  sentNowhere: 'из того, на что указывает имя, всё живо',
  recordChanged: 'запись новая',
  under: ({ time, share, toDead, opened, expected }) =>
    `в ${time}: ${toDead} из ${opened}, ${share}; по теории ${expected}`,
  underBefore: ({ time }) => `в ${time}: ни одного, все живы`,

  aTtlLater: '+ TTL',

  named: ({ names }) => `В записи: ${names}.`,
  sent: ({ share, name }) => `Из последних новых соединений на ${name} отправлено ${share}.`,
  changed: ({ time, expected }) => `Запись сменили ${time} назад; судя по срокам, старая ещё у ${expected} резолверов.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    record: {
      vips: 'в справочнике — площадка рядом с клиентом',
      backends: 'в справочнике — бэкенды, без LB посередине',
    },
    oneAddress: ({ vip }) => `в справочнике один адрес, ${vip}`,
    isNamed: 'в справочнике',
    isNotNamed: 'не в справочнике',
    resolvers: 'копии: остаток срока · ✕ мёртвый · □ дольше срока',
    noResolvers: 'адрес один: копиям нечем устареть',
    recordChanged: 'исправлено',
    aTtlLater: '+ срок копии',
    named: ({ names }) => `В справочнике: ${names}.`,
    changed: ({ time, expected }) =>
      `Справочник исправили ${time} назад; судя по срокам, старых копий ещё ${expected}.`,
  },
};
