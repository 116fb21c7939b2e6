import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const clock: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['clock'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
