import { plural, type WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  lanes: 'пять клиентов: • ответ · ↓ в пустоту · ✕ сброс',
  unheard: ({ count }) =>
    `${count} ${plural('ru', count, { one: 'пакет ушёл', few: 'пакета ушли', other: 'пакетов ушло' })} в пустоту`,
  clients: ({ hit, lost, back }) =>
    `Авария задела отслеживаемых клиентов: ${hit}; ушло в пустоту пакетов: ${lost}, снова обслужено клиентов: ${back}.`,

  /** To who does not know the trade (`components/words/manner.ts`) */
  plain: {
    lanes: 'пять клиентов: • ответ · ↓ в пустоту · ✕ обрыв',
    clients: ({ hit, lost, back }) =>
      `Авария задела отслеживаемых клиентов: ${hit}; попыток ушло в пустоту: ${lost}, снова обслужено клиентов: ${back}.`,
  },
};
