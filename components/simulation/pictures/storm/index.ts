import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const storm: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['storm'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
