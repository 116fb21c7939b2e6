import type { PictureDefinition } from '../definition';
import { latencyChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const incident: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['backend', 'zone'],
  styles: ['incident'],
  tell,
  tellsEvents: false,
  chart: latencyChart,
  isProvable: false,
};
