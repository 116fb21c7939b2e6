import type { PictureDefinition } from '../definition';
import { chart } from './chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const zones: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['lb', 'backend', 'zone'],
  styles: ['zones'],
  tell,
  tellsEvents: true,
  chart,
  isProvable: false,
};
