import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Document } from '../../components/shell/Document';
import { shellWords } from '../../components/shell/words';

const { courseTitle, courseSubtitle, courseDescription } = shellWords.en;

export const metadata: Metadata = { title: `${courseTitle} — ${courseSubtitle}`, description: courseDescription };

export default function RootLayout({ children }: { children: ReactNode }) {
  return <Document lang="en">{children}</Document>;
}
