import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const clock: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['client', 'lb'],
  styles: ['parts/failover'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
