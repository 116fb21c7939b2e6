import type { ReactNode } from 'react';
import { Html } from '../../../../components/shell/Html';
import { type EmbedParams, localeOf } from './params';

/** A root of its own: no header, no fonts to load, and links that leave the frame. */
export default async function EmbedLayout({ children, params }: { children: ReactNode; params: Promise<EmbedParams> }) {
  return (
    <Html lang={localeOf(await params)} head={<base target="_blank" />}>
      {children}
    </Html>
  );
}
