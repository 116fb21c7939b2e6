import type { ComponentType, ReactNode } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import type { View } from '../../../engine/story/view';
import { ClockPicture } from './ClockPicture';
import type { PictureProps } from './canvas';
import { DnsPicture } from './DnsPicture';
import { FlowsPicture } from './FlowsPicture';
import { HealthPicture } from './HealthPicture';
import { IncidentPicture } from './IncidentPicture';
import { MaglevPicture } from './MaglevPicture';
import { OutagePicture } from './OutagePicture';
import { StormPicture } from './StormPicture';
import { TiersPicture } from './TiersPicture';
import { TlsPicture } from './TlsPicture';
import { TopologyPicture } from './TopologyPicture';
import { ZonesPicture } from './ZonesPicture';

/** Which component draws a simulation. Each is a pure function of a view: it draws on the server as in the browser. */
export const pictures: Readonly<Record<ClientSimulation['picture'], ComponentType<PictureProps>>> = {
  flows: FlowsPicture,
  outage: OutagePicture,
  maglev: MaglevPicture,
  zones: ZonesPicture,
  tls: TlsPicture,
  health: HealthPicture,
  storm: StormPicture,
  incident: IncidentPicture,
  clock: ClockPicture,
  dns: DnsPicture,
  tiers: TiersPicture,
  topology: TopologyPicture,
};

interface NamedPictureProps extends Omit<PictureProps, 'view'> {
  readonly kind: ClientSimulation['picture'];
  /** null: nothing to draw yet. */
  readonly view: View | null;
  /** The element that says in words what is drawn. */
  readonly descriptionId: string;
  /** What lies over the picture. */
  readonly children?: ReactNode;
}

/** A simulation's picture, with a name and a description for those who do not see it. */
export function Picture({ kind, view, descriptionId, children, ...rest }: NamedPictureProps) {
  const Drawn = pictures[kind];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture with buttons in it
    <div
      className={`picture picture-${kind}`}
      role="group"
      aria-label={rest.words.pictureOf}
      aria-describedby={descriptionId}
    >
      {view && <Drawn view={view} {...rest} />}
      {children}
    </div>
  );
}
