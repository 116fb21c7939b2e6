import type { PictureDefinition } from '../definition';
import { chart } from './chart';
import { heightOf, Picture } from './Picture';
import { tell } from './tell';

export const tls: PictureDefinition = {
  Drawing: Picture,
  heightOf,
  styles: ['tls'],
  tell,
  tellsEvents: true,
  chart,
  isProvable: true,
};
