import type { PictureDefinition } from '../definition';
import { chart } from './chart';
import { Drawing, heightOf } from './Drawing';
import { tell } from './tell';

export const tls: PictureDefinition = {
  Drawing,
  heightOf,
  roles: ['visitor', 'door'],
  styles: ['tls'],
  tell,
  tellsEvents: true,
  chart,
  isProvable: true,
};
