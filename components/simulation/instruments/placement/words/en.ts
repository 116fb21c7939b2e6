export const en = {
  note: 'The LBs are the callers: each calls backends for its clients. Drag a machine in the picture, or choose its zone here; the run starts again from the same seed.',
  callers: 'Callers (LBs)',
  backends: 'Backends',
  zone: ({ name }: { name: string }) => `Zone of ${name}`,
  shares: 'What each zone holds, and what the policy makes of it at this moment',
  zoneColumn: 'Zone',
  callersColumn: 'callers',
  backendsColumn: 'healthy backends',
  localColumn: 'stays local',
};
