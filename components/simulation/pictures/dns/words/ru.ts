import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  resolvers: ({ name }) => `резолверы: ● дают ${name}, ○ уже нет; ■ □ дольше TTL`,
  noResolvers: 'адрес у площадок один: забывать резолверам нечего',
  sentToDead: ({ name }) => `из новых соединений отправлено на ${name}`,
  recordChanged: 'запись новая',

  sent: ({ share, name }) => `Из последних новых соединений на ${name} отправлено ${share}.`,
  changed: ({ time, expected }) => `Запись сменили ${time} назад; судя по срокам, старая ещё у ${expected} резолверов.`,
};
