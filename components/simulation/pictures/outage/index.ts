import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const outage: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['client', 'lb'],
  styles: ['parts/failover', 'outage'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: true,
};
