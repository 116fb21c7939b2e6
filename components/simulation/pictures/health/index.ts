import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const health: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['health'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
