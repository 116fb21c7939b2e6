import type { PictureDefinition } from '../definition';
import { chart } from './chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const zones: PictureDefinition = {
  Drawing,
  heightOf,
  styles: ['zones'],
  tell,
  tellsEvents: true,
  chart,
  isProvable: false,
};
