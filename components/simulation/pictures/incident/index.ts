import type { PictureDefinition } from '../definition';
import { latencyChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const incident: PictureDefinition = {
  Drawing,
  heightOf,
  styles: ['incident'],
  tell,
  tellsEvents: false,
  chart: latencyChart,
  isProvable: false,
};
