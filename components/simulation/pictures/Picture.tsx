import type { ComponentType } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import type { PictureProps } from './canvas';
import { FlowsPicture } from './FlowsPicture';
import { MaglevPicture } from './MaglevPicture';
import { OutagePicture } from './OutagePicture';
import { TlsPicture } from './TlsPicture';
import { ZonesPicture } from './ZonesPicture';

/** Which component draws a simulation. Each is a pure function of a view: it draws on the server as in the browser. */
export const pictures: Readonly<Record<ClientSimulation['picture'], ComponentType<PictureProps>>> = {
  flows: FlowsPicture,
  outage: OutagePicture,
  maglev: MaglevPicture,
  zones: ZonesPicture,
  tls: TlsPicture,
};

export type { PictureProps };
