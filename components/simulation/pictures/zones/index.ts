import type { PictureDefinition } from '../definition';
import { chart } from './chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const zones: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['zones'],
  tell,
  tellsEvents: true,
  chart,
  isProvable: false,
};
