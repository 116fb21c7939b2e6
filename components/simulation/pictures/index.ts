import { clock } from './clock';
import type { PictureDefinition, PictureKind } from './definition';
import { dns } from './dns';
import { flows } from './flows';
import { health } from './health';
import { incident } from './incident';
import { maglev } from './maglev';
import { outage } from './outage';
import { queues } from './queues';
import { storm } from './storm';
import { tiers } from './tiers';
import { tls } from './tls';
import { topology } from './topology';
import { zones } from './zones';

/** Every kind of picture that a simulation can name. */
export const pictures: Readonly<Record<PictureKind, PictureDefinition>> = {
  flows,
  outage,
  maglev,
  zones,
  tls,
  health,
  queues,
  storm,
  incident,
  clock,
  dns,
  tiers,
  topology,
};
