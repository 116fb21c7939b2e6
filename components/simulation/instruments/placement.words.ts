import type { Locale } from '../../shell/locale';

const en = {
  note: 'The LBs are the callers: each calls backends for its clients. Drag a machine in the picture, or choose its zone here; the run starts again from the same seed.',
  callers: 'Callers (LBs)',
  backends: 'Backends',
  zone: (name: string) => `Zone of ${name}`,
  shares: 'What each zone holds, and what the policy makes of it at this moment',
  zoneColumn: 'Zone',
  callersColumn: 'callers',
  backendsColumn: 'healthy backends',
  localColumn: 'stays local',
};

export type PlacementWords = typeof en;

const ru: PlacementWords = {
  note: 'Вызывающие — это LB: каждый вызывает бэкенды за своих клиентов. Перетащите машину на картине или выберите ей зону здесь; прогон начнётся заново с тем же зерном.',
  callers: 'Вызывающие (LB)',
  backends: 'Бэкенды',
  zone: (name) => `Зона ${name}`,
  shares: 'Что есть в каждой зоне и что из этого делает политика в этот момент',
  zoneColumn: 'Зона',
  callersColumn: 'вызывающих',
  backendsColumn: 'здоровых бэкендов',
  localColumn: 'остаётся в зоне',
};

export const placementWords: Readonly<Record<Locale, PlacementWords>> = { en, ru };
