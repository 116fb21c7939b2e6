import type { PictureDefinition } from '../definition';
import { latencyChart } from '../parts/chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const maglev: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['maglev'],
  tell,
  tellsEvents: true,
  chart: latencyChart,
  isProvable: true,
};
