import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const dns: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['dns'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
