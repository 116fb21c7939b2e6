import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  parts: { detect: 'заметить', decide: 'решить', propagate: 'разнести', reconnect: 'переподключить' },
  noFaultYet: 'всё работает; часы пойдут с аварией',
  logAxis: 'лог. шкала',
  waiting: ({ count }) => `ждут: ${count}`,

  elapsed: ({ name, time, parts }) => `${time} с отказа ${name}: ${parts}.`,
  soFar: ({ time }) => `пока ${time}`,
  unanswered: ({ count }) => `Ждут ответа соединений: ${count}.`,
};
