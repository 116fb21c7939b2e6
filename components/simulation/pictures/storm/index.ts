import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const storm: PictureDefinition = {
  Drawing,
  heightOf,
  // Its backends play three parts, which the lesson's own text names.
  roles: ['lb'],
  styles: ['storm'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
