import type { PictureDefinition } from '../definition';
import { answersChart } from '../parts/chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const tiers: PictureDefinition = {
  Drawing,
  heightOf,
  // Its lesson tells a story of its own, and its caption who is who in it.
  roles: ['zone'],
  styles: ['parts/topology', 'tiers'],
  tell,
  tellsEvents: true,
  chart: answersChart,
  isProvable: false,
};
