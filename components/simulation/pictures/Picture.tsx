import type { CSSProperties, ReactNode } from 'react';
import type { View } from '../../../engine/story/view';
import { simulationWords } from '../words';
import { pictures } from '.';
import type { PictureKind } from './definition';
import { PICTURE_WIDTH, type PictureProps } from './parts/canvas';
import './styles';

interface NamedPictureProps extends Omit<PictureProps, 'view'> {
  readonly kind: PictureKind;
  /** null: nothing to draw yet. */
  readonly view: View | null;
  /** The element that says in words what is drawn. */
  readonly descriptionId: string;
  /** What lies over the picture. */
  readonly children?: ReactNode;
}

/** A simulation's picture, with a name and a description for those who do not see it. */
export function Picture({ kind, view, descriptionId, children, ...rest }: NamedPictureProps) {
  const { Drawing, heightOf } = pictures[kind];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a picture with buttons in it
    <div
      className={`picture picture-${kind}`}
      role="group"
      aria-label={simulationWords[rest.locale].pictureOf}
      aria-describedby={descriptionId}
      // By script only: a page's policy lets no markup have styles of its own. There an image knows its shape.
      style={view ? ({ '--shape': PICTURE_WIDTH / heightOf(view) } as CSSProperties) : undefined}
    >
      {view && <Drawing view={view} {...rest} />}
      {children}
    </div>
  );
}
