import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const health: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['lb', 'backend'],
  styles: ['health'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
