import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Document } from '../../components/shell/Document';

export const metadata: Metadata = { title: 'Gallery' };

export default function GalleryLayout({ children }: { children: ReactNode }) {
  return <Document lang="en">{children}</Document>;
}
