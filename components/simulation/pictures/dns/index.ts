import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const dns: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['record'],
  styles: ['dns'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
