import type { PictureDefinition } from '../definition';
import { latencyChart } from '../parts/chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const incident: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['incident'],
  tell,
  tellsEvents: false,
  chart: latencyChart,
  isProvable: false,
};
