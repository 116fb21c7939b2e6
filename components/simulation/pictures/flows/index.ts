import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const flows: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['flows'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: true,
};
