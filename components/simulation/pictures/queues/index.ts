import type { PictureDefinition } from '../definition';
import { latencyChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const queues: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['lb', 'backend'],
  styles: ['queues'],
  tell,
  tellsEvents: true,
  chart: latencyChart,
  isProvable: false,
};
