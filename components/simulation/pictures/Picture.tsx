import type { ComponentType, ReactNode } from 'react';
import type { ClientSimulation } from '../../../course/schema/client';
import type { View } from '../../../engine/story/view';
import { ClockPicture, clockHeight } from './ClockPicture';
import type { PictureProps } from './canvas';
import { DnsPicture, dnsHeight } from './DnsPicture';
import { FlowsPicture, flowsHeight } from './FlowsPicture';
import { HealthPicture, healthHeight } from './HealthPicture';
import { IncidentPicture, incidentHeight } from './IncidentPicture';
import { MaglevPicture, maglevHeight } from './MaglevPicture';
import { OutagePicture, outageHeight } from './OutagePicture';
import { StormPicture, stormHeight } from './StormPicture';
import { TiersPicture, tiersHeight } from './TiersPicture';
import { TlsPicture, tlsHeight } from './TlsPicture';
import { TopologyPicture, topologyHeight } from './TopologyPicture';
import { ZonesPicture, zonesHeight } from './ZonesPicture';

interface PictureKind {
  /** A pure function of a view: it draws on the server as in the browser. */
  readonly Drawing: ComponentType<PictureProps>;
  /** How tall the drawing of a view is, in the units in which it is `PICTURE_WIDTH` wide. */
  readonly heightOf: (view: View) => number;
}

/** How each kind of simulation is drawn. */
export const pictures: Readonly<Record<ClientSimulation['picture'], PictureKind>> = {
  flows: { Drawing: FlowsPicture, heightOf: flowsHeight },
  outage: { Drawing: OutagePicture, heightOf: outageHeight },
  maglev: { Drawing: MaglevPicture, heightOf: maglevHeight },
  zones: { Drawing: ZonesPicture, heightOf: zonesHeight },
  tls: { Drawing: TlsPicture, heightOf: tlsHeight },
  health: { Drawing: HealthPicture, heightOf: healthHeight },
  storm: { Drawing: StormPicture, heightOf: stormHeight },
  incident: { Drawing: IncidentPicture, heightOf: incidentHeight },
  clock: { Drawing: ClockPicture, heightOf: clockHeight },
  dns: { Drawing: DnsPicture, heightOf: dnsHeight },
  tiers: { Drawing: TiersPicture, heightOf: tiersHeight },
  topology: { Drawing: TopologyPicture, heightOf: topologyHeight },
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
  const { Drawing } = pictures[kind];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture with buttons in it
    <div
      className={`picture picture-${kind}`}
      role="group"
      aria-label={rest.words.pictureOf}
      aria-describedby={descriptionId}
    >
      {view && <Drawing view={view} {...rest} />}
      {children}
    </div>
  );
}
