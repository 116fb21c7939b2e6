import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const topology: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['client', 'router', 'lb', 'backend', 'zone'],
  styles: ['parts/topology'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
