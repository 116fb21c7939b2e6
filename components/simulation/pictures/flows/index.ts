import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const flows: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['client', 'router', 'lb'],
  styles: ['flows'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: true,
};
