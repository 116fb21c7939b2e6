import type { Metadata } from 'next';
import type { ReactNode } from 'react';
import { Document } from '../../components/shell/Document';
import { messages } from '../../components/shell/messages';

const { courseTitle, courseSubtitle, courseDescription } = messages.en;

export const metadata: Metadata = { title: `${courseTitle} — ${courseSubtitle}`, description: courseDescription };

export default function RootLayout({ children }: { children: ReactNode }) {
  return <Document lang="en">{children}</Document>;
}
