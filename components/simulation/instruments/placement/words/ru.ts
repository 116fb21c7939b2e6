import type { WordsOf } from '../../../../words';
import type { en } from './en';

export const ru: WordsOf<typeof en> = {
  note: 'Вызывающие — это LB: каждый вызывает бэкенды за своих клиентов. Перетащите машину на картине или выберите ей зону здесь; прогон начнётся заново с тем же зерном.',
  callers: 'Вызывающие (LB)',
  backends: 'Бэкенды',
  zone: ({ name }) => `Зона ${name}`,
  shares: 'Что есть в каждой зоне и что из этого делает политика в этот момент',
  zoneColumn: 'Зона',
  callersColumn: 'вызывающих',
  backendsColumn: 'здоровых бэкендов',
  localColumn: 'остаётся в зоне',
};
