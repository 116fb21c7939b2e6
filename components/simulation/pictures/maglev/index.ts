import type { PictureDefinition } from '../definition';
import { latencyChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const maglev: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['lb', 'backend'],
  styles: ['maglev'],
  tell,
  tellsEvents: true,
  chart: latencyChart,
  isProvable: true,
};
