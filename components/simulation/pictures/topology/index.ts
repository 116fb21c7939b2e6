import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const topology: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['parts/topology'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
