import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const outage: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['outage'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: true,
};
