import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const tiers: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['client', 'router', 'lb', 'backend', 'zone'],
  styles: ['parts/topology', 'tiers'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
